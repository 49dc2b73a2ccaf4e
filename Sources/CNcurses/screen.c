#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// <term.h> has macros of these names for the old termcap fields.
#undef columns
#undef lines

enum { LOOKS = 128 };

static SCREEN *screen;
static FILE *input_file, *output_file;
static int output_descriptor = -1;
static int default_colors;
static int caret_shown = -1;
static struct { attr_t attributes; short pair; } looks[LOOKS];
static struct { int foreground, background; } pairs[LOOKS];
static int pair_count;
static cchar_t *line;
static int line_capacity;

int cnc_terminal_known(const char *name, int output) {
    int error = 0;
    if (setupterm(name, output, &error) != OK) return error == 1 ? 0 : -1;
    const char *move = tigetstr("cup");
    int usable = move != NULL && move != (const char *)-1;
    del_curterm(cur_term);
    return usable;
}

static void cut_out(char *from, const char *part) {
    char *at = strstr(from, part);
    if (at != NULL) memmove(at, at + strlen(part), strlen(at + strlen(part)) + 1);
}

/// Takes out of the strings that set attributes what sets the character set with them: it is never another one here,
/// and would be sent again with every change. (The strings are the open terminal's own copy.)
static void shorten_attributes(void) {
    char *set = tigetstr("sgr"), *reset = tigetstr("sgr0");
    if (set == NULL || set == (char *)-1 || reset == NULL || reset == (char *)-1) return;
    cut_out(set, "%?%p9%t\033(0%e\033(B%;");
    cut_out(set, "%?%p9%t\016%e\017%;");
    if (strlen(reset) > 3) {
        cut_out(reset, "\033(B");
        cut_out(reset, "\017");
    }
}

int cnc_screen_open(const char *name, int input, int output, int rows, int columns) {
    // Descriptors of our own, so that closing the screen closes nothing of the caller's.
    int in = dup(input), out = dup(output);
    input_file = in < 0 ? NULL : fdopen(in, "r");
    output_file = out < 0 ? NULL : fdopen(out, "w");
    if (input_file == NULL || output_file == NULL) return -1;
    // The size comes from the terminal alone; LINES and COLUMNS may say anything. (The second call is what makes
    // ncurses look there: without it, newterm fails for terminals whose entry in terminfo has no size.)
    use_env(FALSE);
    use_tioctl(TRUE);
    screen = newterm(name, output_file, input_file);
    if (screen == NULL) {
        fclose(input_file);
        fclose(output_file);
        return -1;
    }
    output_descriptor = out;
    set_term(screen);
    shorten_attributes();
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    // An update is never broken off half-way because a key came in.
    typeahead(-1);
    idlok(stdscr, TRUE);
    // Terminals disagree on what shifting characters does to half of a double-width one.
    idcok(stdscr, FALSE);
    pair_count = 0;
    default_colors = 0;
    caret_shown = -1;
    if (has_colors() && start_color() == OK) default_colors = use_default_colors() == OK;
    cnc_screen_resize(rows, columns);
    return 0;
}

void cnc_screen_close(void) {
    if (screen == NULL) return;
    delscreen(screen);
    screen = NULL;
    output_descriptor = -1;
    fclose(input_file);
    fclose(output_file);
    free(line);
    line = NULL;
    line_capacity = 0;
}

int cnc_screen_colors(void) {
    return screen != NULL && default_colors ? COLORS : 0;
}

/// The pair of these colours, made when it is first asked for; 0 (the terminal's own) when there is no room.
static short pair_of(int foreground, int background) {
    if (cnc_screen_colors() == 0 || (foreground < 0 && background < 0)) return 0;
    for (int i = 0; i < pair_count; i++) {
        if (pairs[i].foreground == foreground && pairs[i].background == background) return (short)(i + 1);
    }
    if (pair_count >= LOOKS || pair_count + 1 >= COLOR_PAIRS) return 0;
    if (init_pair((short)(pair_count + 1), (short)foreground, (short)background) != OK) return 0;
    pairs[pair_count].foreground = foreground;
    pairs[pair_count].background = background;
    return (short)++pair_count;
}

void cnc_screen_look(int index, unsigned attributes, int foreground, int background) {
    if (index < 0 || index >= LOOKS) return;
    attr_t bits = A_NORMAL;
    if (attributes & CNC_BOLD) bits |= A_BOLD;
    if (attributes & CNC_DIM) bits |= A_DIM;
    if (attributes & CNC_REVERSE) bits |= A_REVERSE;
    if (attributes & CNC_UNDERLINE) bits |= A_UNDERLINE;
    looks[index].attributes = bits;
    looks[index].pair = pair_of(foreground, background);
}

static void put(cchar_t *into, const wchar_t *text, unsigned look) {
    if (look >= LOOKS) look = 0;
    setcchar(into, text, looks[look].attributes, looks[look].pair, NULL);
}

void cnc_screen_row(int row, const cnc_cell *cells, int count) {
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (row < 0 || row >= rows || columns <= 0) return;
    if (line_capacity < columns + 1) {
        cchar_t *larger = realloc(line, sizeof(cchar_t) * (size_t)(columns + 1));
        if (larger == NULL) return;
        line = larger;
        line_capacity = columns + 1;
    }
    static const wchar_t blank[2] = {L' ', 0};
    int used = 0, x = 0;
    while (x < columns) {
        const cnc_cell *cell = x < count ? &cells[x] : NULL;
        int room = columns - x;
        int wanted = cell == NULL || cell->width == 0 ? 1 : cell->width;
        unsigned look = cell == NULL ? 0 : cell->look;
        int width = cell == NULL || cell->width == 0 ? -1 : wcwidth((wchar_t)cell->scalars[0]);
        if (width < 1 || width > wanted || width > room) {
            // Nothing of what is here may be drawn (no text, a control, or half of a wide one at the edge).
            put(&line[used++], blank, look);
            x += 1;
            continue;
        }
        wchar_t text[CNC_CELL_SCALARS + 1];
        int scalars = 0;
        text[scalars++] = (wchar_t)cell->scalars[0];
        for (int i = 1; i < CNC_CELL_SCALARS && cell->scalars[i] != 0; i++) {
            // Only marks may follow: anything wider would move the rest of the row.
            if (wcwidth((wchar_t)cell->scalars[i]) == 0) text[scalars++] = (wchar_t)cell->scalars[i];
        }
        text[scalars] = 0;
        put(&line[used++], text, look);
        x += width;
    }
    mvwadd_wchnstr(stdscr, row, 0, line, used);
}

static void send(const char *bytes) {
    size_t left = strlen(bytes);
    while (left > 0) {
        ssize_t sent = write(output_descriptor, bytes, left);
        if (sent <= 0) return;
        bytes += sent;
        left -= (size_t)sent;
    }
}

void cnc_screen_update(int row, int column, int caret_visible, int synchronized) {
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (row >= rows) row = rows - 1;
    if (column >= columns) column = columns - 1;
    wmove(stdscr, row < 0 ? 0 : row, column < 0 ? 0 : column);
    wnoutrefresh(stdscr);
    // Written past ncurses (putp would go to standard output), which has nothing unsent at these two moments.
    if (synchronized) send("\033[?2026h");
    if (caret_shown != caret_visible) {
        curs_set(caret_visible ? 1 : 0);
        caret_shown = caret_visible;
    }
    doupdate();
    if (synchronized) send("\033[?2026l");
}

void cnc_screen_ask(int row, const char *text) {
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (row < 0 || row >= rows || columns < 8) return;
    char place[32];
    snprintf(place, sizeof place, "\0337\033[%d;1H", row + 1);
    send("\033[?2026h");
    send(place);
    send(text);
    send("\033[6n\0338");
    // What stood there is painted again.
    wredrawln(stdscr, row, 1);
    wnoutrefresh(stdscr);
    doupdate();
    send("\033[?2026l");
}

void cnc_screen_resize(int rows, int columns) {
    if (screen == NULL) return;
    resize_term(rows < 1 ? 1 : rows, columns < 1 ? 1 : columns);
}

void cnc_screen_repaint(void) {
    clearok(curscr, TRUE);
}

void cnc_screen_leave(void) {
    endwin();
}

void cnc_screen_enter(void) {
    reset_prog_mode();
    caret_shown = -1;
    clearok(curscr, TRUE);
}

size_t cnc_screen_capability(const char *name, long first, long second, char *buffer, size_t size) {
    char *template = tigetstr(name);
    if (template == NULL || template == (char *)-1) return 0;
    const char *text = tparm(template, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    if (text == NULL) return 0;
    // Padding ("$<2/>") is for terminals of another age; only tputs understands it.
    size_t used = 0;
    for (const char *at = text; *at != 0 && used + 1 < size; at++) {
        if (at[0] == '$' && at[1] == '<') {
            const char *end = strchr(at, '>');
            if (end != NULL) {
                at = end;
                continue;
            }
        }
        buffer[used++] = *at;
    }
    buffer[used] = 0;
    return used;
}
