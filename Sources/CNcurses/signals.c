#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler touches is lock-free or written before the handler is installed.

static int bell[2] = {-1, -1};
static atomic_uint rung;

int cnc_bell_open(void) {
    if (bell[0] < 0 && pipe2(bell, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    return bell[0];
}

static void ring(unsigned what) {
    // A byte only for the first ring: the pipe never fills up, whoever rings how often.
    if (atomic_fetch_or(&rung, what) != 0 || bell[1] < 0) return;
    int kept = errno;
    ssize_t sent = write(bell[1], "", 1);
    (void)sent;
    errno = kept;
}

void cnc_bell_wake(void) {
    ring(CNC_WOKEN);
}

unsigned cnc_bell_drain(void) {
    char bytes[64];
    // First the pipe, then the bits: a ring in between leaves its byte for the next poll.
    while (read(bell[0], bytes, sizeof bytes) > 0) {}
    return atomic_exchange(&rung, 0);
}

unsigned cnc_bell_peek(void) {
    return atomic_load(&rung);
}

// MARK: The way out

static struct termios settings;
static int terminal_descriptor = -1;
static atomic_int armed;
/// Two buffers, so that a signal in the middle of a change finds the old bytes whole.
static struct { size_t count; char bytes[512]; } ways_out[2];
static atomic_int way_out;
static int message_memory = -1, message_target = -1;

int cnc_restore_save(int terminal) {
    if (tcgetattr(terminal, &settings) != 0) return -1;
    terminal_descriptor = terminal;
    return 0;
}

void cnc_restore_settings(void) {
    if (terminal_descriptor >= 0) tcsetattr(terminal_descriptor, TCSADRAIN, &settings);
}

int cnc_restore_sane(int terminal) {
    struct termios sane;
    if (tcgetattr(terminal, &sane) != 0) return -1;
    sane.c_iflag |= BRKINT | ICRNL | IXON;
    sane.c_iflag &= ~(tcflag_t)(INLCR | IGNCR);
    sane.c_oflag |= OPOST | ONLCR;
    sane.c_lflag |= ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK;
    return tcsetattr(terminal, TCSANOW, &sane);
}

static void restore_and_release(void) {
    if (atomic_exchange(&armed, 0)) {
        int index = atomic_load(&way_out);
        const char *bytes = ways_out[index].bytes;
        size_t left = ways_out[index].count;
        // A terminal that takes nothing (stopped output, a dead line) must not hold the process.
        struct pollfd ready = {terminal_descriptor, POLLOUT, 0};
        while (left > 0 && poll(&ready, 1, 200) == 1 && !(ready.revents & (POLLHUP | POLLERR))) {
            ssize_t sent = write(terminal_descriptor, bytes, left);
            if (sent <= 0) break;
            bytes += sent;
            left -= (size_t)sent;
        }
        tcsetattr(terminal_descriptor, TCSANOW, &settings);
    }
    cnc_messages_release();
}

void cnc_restore_arm(const char *bytes, size_t count) {
    static int registered;
    int other = 1 - atomic_load(&way_out);
    if (count > sizeof ways_out[other].bytes) count = sizeof ways_out[other].bytes;
    memcpy(ways_out[other].bytes, bytes, count);
    ways_out[other].count = count;
    atomic_store(&way_out, other);
    atomic_store(&armed, 1);
    if (!registered) {
        registered = 1;
        atexit(restore_and_release);
    }
}

void cnc_restore_disarm(void) {
    atomic_store(&armed, 0);
}

// MARK: Held messages

void cnc_messages_hold(int terminal) {
    struct stat messages, screen;
    if (message_target >= 0 || fstat(STDERR_FILENO, &messages) != 0 || fstat(terminal, &screen) != 0) return;
    // What was sent to a file, or to another terminal, goes there.
    if (!S_ISCHR(messages.st_mode) || messages.st_rdev != screen.st_rdev) return;
    int memory = memfd_create("messages", MFD_CLOEXEC);
    int target = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (memory < 0 || target < 0 || fcntl(memory, F_SETFL, O_APPEND) != 0 || dup2(memory, STDERR_FILENO) < 0) {
        if (memory >= 0) close(memory);
        if (target >= 0) close(target);
        return;
    }
    message_memory = memory;
    message_target = target;
}

void cnc_messages_release(void) {
    if (message_target < 0) return;
    int target = message_target, memory = message_memory;
    message_target = -1;
    message_memory = -1;
    dup2(target, STDERR_FILENO);
    char bytes[512];
    off_t offset = 0;
    ssize_t count;
    while ((count = pread(memory, bytes, sizeof bytes, offset)) > 0) {
        offset += count;
        // A library's message is not to be trusted more than any other text.
        for (ssize_t i = 0; i < count; i++) {
            unsigned char byte = (unsigned char)bytes[i];
            if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) bytes[i] = '?';
        }
        if (write(target, bytes, (size_t)count) <= 0) break;
    }
    close(memory);
    close(target);
}

// MARK: Handlers

/// How long a process that was told to end may be held by a terminal that takes no output (a line that
/// stalled): then SIGALRM ends it. In seconds; everything worth keeping is on disk long before.
enum { PATIENCE = 10 };

static void on_ordinary(int signal) {
    if (signal == SIGHUP || signal == SIGTERM || signal == SIGQUIT) alarm(PATIENCE);
    switch (signal) {
    case SIGWINCH: ring(CNC_RESIZED); break;
    case SIGCONT: ring(CNC_CONTINUED); break;
    case SIGTSTP: ring(CNC_STOP_ASKED); break;
    case SIGINT: ring(CNC_INTERRUPTED); break;
    case SIGHUP: ring(CNC_HANGUP); break;
    case SIGTERM: ring(CNC_TERMINATED); break;
    case SIGQUIT: ring(CNC_QUIT); break;
    }
}

static void on_fatal(int signal) {
    restore_and_release();
    // A line that stalled is no failure of ours.
    if (signal != SIGALRM) cnc_crash_report(signal);
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(signal, &standard, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(signal);
}

static const int ordinary[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGHUP, SIGTERM, SIGQUIT, SIGPIPE};
static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGALRM};
enum { ORDINARY = sizeof ordinary / sizeof ordinary[0], FATAL = sizeof fatal / sizeof fatal[0] };
static struct sigaction before[ORDINARY];
static int installed;
static int stop_ignored;

void cnc_signals_install(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    if (!installed) {
        installed = 1;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART;
        for (int i = 0; i < ORDINARY; i++) {
            sigaction(ordinary[i], NULL, &before[i]);
            int ignored = before[i].sa_handler == SIG_IGN;
            if (ordinary[i] == SIGTSTP) stop_ignored = ignored;
            if (ignored && (ordinary[i] == SIGHUP || ordinary[i] == SIGTSTP || ordinary[i] == SIGPIPE)) continue;
            // SIGPIPE too gets a handler, which does nothing: to ignore it would be handed on to child processes.
            action.sa_handler = on_ordinary;
            sigaction(ordinary[i], &action, NULL);
        }
    }
    // A stack of its own: a stack overflow leaves no room on the one in use.
    static char stack[32768];
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
    sigaltstack(&own, NULL);
    // Nothing may interrupt the way out, SIGTTOU included (tcsetattr in the background would stop us).
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_ONSTACK;
    action.sa_handler = on_fatal;
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, NULL);
}

void cnc_signals_remove(void) {
    if (!installed) return;
    installed = 0;
    alarm(0);
    for (int i = 0; i < ORDINARY; i++) sigaction(ordinary[i], &before[i], NULL);
}

int cnc_can_stop_job(void) {
    return !stop_ignored && getsid(0) != getpid();
}

int cnc_stop_job(void) {
    struct sigaction standard, kept;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &standard, &kept);
    atomic_fetch_and(&rung, ~(unsigned)(CNC_CONTINUED | CNC_STOP_ASKED));
    // The whole group, as the terminal's driver does it: what started us (make, a script) has to stop too, or
    // the shell never gets its prompt. In an orphaned group the signal does nothing, and no SIGCONT follows.
    kill(0, SIGTSTP);
    int stopped = 0;
    for (int tries = 0; tries < 10 && !stopped; tries++) {
        stopped = (atomic_fetch_and(&rung, ~(unsigned)CNC_CONTINUED) & CNC_CONTINUED) != 0;
        if (!stopped) poll(NULL, 0, 5);
    }
    sigaction(SIGTSTP, &kept, NULL);
    return stopped;
}
