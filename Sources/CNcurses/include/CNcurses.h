// The C surface of the terminal. Nothing of ncurses is visible here: Swift 6 cannot use its global variables
// (`stdscr`, `LINES`), its macros or its variadic functions, and signal handlers have to be plain C anyway.
// Everything is for the main thread, except where a comment says otherwise.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stddef.h>
#include <stdint.h>

// MARK: Width (width.c)

/// Columns of one Unicode scalar: 0, 1, 2, or -1 for one that must not be printed.
typedef int (*cnc_width_function)(uint32_t scalar);

/// Sets the table behind this program's own `wcwidth`, which ncurses finds before the C library's: layout and
/// ncurses then agree, also on characters newer than the C library.
void cnc_set_width(cnc_width_function columns);

/// What `wcwidth` answers inside this program; for checking that ours is the one in use.
int cnc_width_in_use(uint32_t scalar);

// MARK: Screen (screen.c)

enum {
    /// Scalars in a cell: a base and four marks, ncurses' own limit.
    CNC_CELL_SCALARS = 5,
    CNC_BOLD = 1,
    CNC_DIM = 2,
    CNC_REVERSE = 4,
    CNC_UNDERLINE = 8,
};

/// One cell as it crosses the border. `width` is 1, 2, or 0 for the tail of a double-width character.
typedef struct {
    uint32_t scalars[CNC_CELL_SCALARS];
    uint16_t look;
    uint16_t width;
} cnc_cell;

/// Whether terminfo has this terminal *and* it can place the cursor: 1 yes, 0 known but too simple, -1 unknown.
int cnc_terminal_known(const char *name, int output);

/// `newterm`, never `initscr`, which ends the process for a terminal it does not know. 0 when it worked.
int cnc_screen_open(const char *name, int input, int output, int rows, int columns);
/// Frees the screen, after `cnc_screen_leave`.
void cnc_screen_close(void);

/// Number of colours; 0 for a terminal without, or where default colours cannot be told apart.
int cnc_screen_colors(void);

/// Says how cells of look `index` (0..<128) are drawn. Colours are palette numbers, -1 the terminal's own.
void cnc_screen_look(int index, unsigned attributes, int foreground, int background);

/// Hands over one whole row in one call (building `cchar_t` values from Swift would cost a call a cell).
void cnc_screen_row(int row, const cnc_cell *cells, int count);

/// Sends what differs from the terminal's content and leaves the cursor at the caret.
void cnc_screen_update(int row, int column, int caret_visible, int synchronized);

/// Writes `text` at the start of a row, asks where the cursor is then (the answer comes as input), and paints the row
/// again. For a terminal that knows xterm's sequences.
void cnc_screen_ask(int row, const char *text);

void cnc_screen_resize(int rows, int columns);

/// The next update paints every cell again, whatever is believed to be there.
void cnc_screen_repaint(void);

/// Gives the terminal back (`endwin`), and takes it again.
void cnc_screen_leave(void);
void cnc_screen_enter(void);

/// A string capability of the open terminal with its two parameters filled in; returns its length, 0 for none.
size_t cnc_screen_capability(const char *name, long first, long second, char *buffer, size_t size);

// MARK: Signals and the way out (signals.c, crash.c)

enum {
    CNC_RESIZED = 1,
    CNC_CONTINUED = 2,
    CNC_STOP_ASKED = 4,
    CNC_INTERRUPTED = 8,
    CNC_HANGUP = 16,
    CNC_TERMINATED = 32,
    CNC_QUIT = 64,
    CNC_WOKEN = 128,
};

/// Creates the self-pipe once for the life of the process; returns the end to poll, or -1.
int cnc_bell_open(void);
/// Any thread: makes the poller return with CNC_WOKEN. Calls between two drains cost one byte together.
void cnc_bell_wake(void);
/// What has rung since the last drain, as CNC_ bits.
unsigned cnc_bell_drain(void);
/// The same bits, which stay.
unsigned cnc_bell_peek(void);

/// Installs the handlers (before `newterm`, which would otherwise take some of these signals itself) and the
/// handlers of fatal signals, which also displace those of the Swift runtime: its crash report is a dialogue
/// with the terminal's user. A SIGHUP that was ignored at the start stays ignored.
void cnc_signals_install(void);
/// Puts the ordinary handlers back as they were; those of fatal signals stay.
void cnc_signals_remove(void);

/// Whether stopping can work at all: 0 for a session's leader, which has no shell above it to continue it.
int cnc_can_stop_job(void);
/// Stops the whole job as Ctrl-Z does and returns when it runs again: 1, or 0 at once without job control.
int cnc_stop_job(void);

/// Keeps the terminal's settings (to be called before anything changes them). 0 when it worked.
int cnc_restore_save(int terminal);
/// Sets the bytes that give the terminal back, and arms the way out: `exit` and fatal signals send them.
void cnc_restore_arm(const char *bytes, size_t count);
void cnc_restore_disarm(void);
/// Puts the saved settings back; the terminal stays armed.
void cnc_restore_settings(void);

/// Has a fatal signal leave a report: `header`, the signal and where in the program it came, in the file `path` (whose
/// folders are made then), and `message` on standard error. All three are cut at 1 KiB.
void cnc_crash_report_at(const char *path, const char *header, const char *message);
/// Leaves that report; for handlers of signals.
void cnc_crash_report(int signal);

/// Gives a terminal the line settings of a shell, whatever a program left it with. 0 when it is a terminal.
int cnc_restore_sane(int terminal);

/// Sends standard error to memory while the screen is up, when it leads to the terminal: a message of a library
/// (or of the Swift runtime before it traps) would be drawn over the screen and lost with it.
void cnc_messages_hold(int terminal);
/// Sends what was held to the real standard error. Called by the way out as well.
void cnc_messages_release(void);

#endif
