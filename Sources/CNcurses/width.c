#define _GNU_SOURCE
#include "CNcurses.h"

#include <wchar.h>

static int unset_width(uint32_t scalar) {
    return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) ? -1 : 1;
}

static cnc_width_function width_of = unset_width;

void cnc_set_width(cnc_width_function columns) {
    width_of = columns;
}

// These two take the place of the C library's for the whole process. The linker exports them because the shared
// ncursesw refers to them, and the dynamic linker looks in the executable first.
int wcwidth(wchar_t scalar) {
    return scalar == 0 ? 0 : width_of((uint32_t)scalar);
}

int wcswidth(const wchar_t *text, size_t count) {
    int columns = 0;
    for (size_t i = 0; i < count && text[i] != 0; i++) {
        int width = wcwidth(text[i]);
        if (width < 0) return -1;
        columns += width;
    }
    return columns;
}

int cnc_width_in_use(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
