#!/bin/sh
# Usage: packages.sh PACKAGE...
# Installs the Debian packages that are missing. When none is, it does nothing and touches no network.
set -u

give_up() {
    echo "$1 Needed: $missing. Once they are installed, call make again." >&2
    exit 1
}

if ! command -v dpkg-query >/dev/null; then
    echo "This system has no Debian packages; going on as if $* (or what they are called here) were installed." >&2
    exit 0
fi

missing=
for package in "$@"; do
    # The state has a second word for packages that were removed but not purged, so it is compared whole.
    if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
        missing="${missing:+$missing }$package"
    fi
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null || give_up "Some packages are missing, and there is no apt-get to install them with."
if [ "$(id -u)" = 0 ]; then
    as_root="env"
elif ! command -v sudo >/dev/null; then
    give_up "Some packages are missing, and only root can install them here (there is no sudo)."
elif [ -t 0 ]; then
    as_root="sudo env"
else
    as_root="sudo -n env"  # Without a terminal nobody can answer a question for the password.
fi

apt() {
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

install_missing() {
    # shellcheck disable=SC2086  # The list is split into packages on purpose.
    apt install --yes --no-install-recommends $missing
}

echo "Installing what is missing: $missing" >&2
# The package lists are fetched only when the ones at hand do not know the packages, or are too old to get them. One
# source that cannot be reached makes the fetching fail, though the packages may come from another: so just try.
# shellcheck disable=SC2086
if apt-get install --simulate $missing >/dev/null 2>&1; then
    install_missing || { apt update; install_missing; }
else
    apt update
    install_missing
fi || give_up "The packages could not be installed; the message above says why."
