#define _GNU_SOURCE
#include "CNcurses.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unwind.h>

// Only what a handler of a signal may call: no memory is taken, nothing is formatted by the C library.

enum { LONGEST = 1024, FRAMES = 48 };

static char path[LONGEST], header[LONGEST], message[LONGEST];

/// Where the program begins in memory; defined by the linker.
extern const char __executable_start[], etext[];

static void keep(char *into, const char *text) {
    size_t length = strnlen(text, LONGEST - 1);
    memcpy(into, text, length);
    into[length] = 0;
}

void cnc_crash_report_at(const char *where, const char *first, const char *told) {
    // A handler that comes in between finds no path.
    path[0] = 0;
    keep(header, first);
    keep(message, told);
    keep(path, where);
}

static void say(int file, const char *text) {
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t sent = write(file, text, left);
        if (sent <= 0) return;
        text += sent;
        left -= (size_t)sent;
    }
}

static void say_number(int file, unsigned long number, unsigned base) {
    char digits[24];
    size_t at = sizeof digits - 1;
    digits[at] = 0;
    do {
        digits[--at] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0 && at > 0);
    say(file, digits + at);
}

typedef struct { int file, left; } walk;

static _Unwind_Reason_Code say_frame(struct _Unwind_Context *context, void *data) {
    walk *state = data;
    if (state->left-- <= 0) return _URC_END_OF_STACK;
    unsigned long place = (unsigned long)_Unwind_GetIP(context);
    unsigned long start = (unsigned long)__executable_start, end = (unsigned long)etext;
    int ours = place >= start && place < end;
    say(state->file, ours ? "at twinning+0x" : "at 0x");
    say_number(state->file, ours ? place - start : place, 16);
    say(state->file, "\n");
    return _URC_NO_REASON;
}

static void make_folders(void) {
    for (char *at = path + 1; *at != 0; at++) {
        if (*at != '/') continue;
        *at = 0;
        mkdir(path, 0700);
        *at = '/';
    }
}

void cnc_crash_report(int signal) {
    if (path[0] == 0) return;
    make_folders();
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return;
    say(file, header);
    say(file, "signal ");
    say_number(file, (unsigned long)signal, 10);
    say(file, "\n");
    say(STDERR_FILENO, message);
    // Last, and not for long: on a stack that is broken this may fail itself, and then the process ends here.
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(SIGALRM, &standard, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGALRM);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    alarm(2);
    walk state = {file, FRAMES};
    _Unwind_Backtrace(say_frame, &state);
    alarm(0);
    close(file);
}
