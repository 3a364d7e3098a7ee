package dev.podfall.web.terminal;

import dev.podfall.web.ui.Form;

/**
 * Of a terminal, in characters.
 *
 * @param columns from 2 to 500
 * @param rows from 2 to 300
 */
record Size(int columns, int rows) {
    static final Size USUAL = new Size(80, 24);

    private static final int LEAST = 2;
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_ROWS = 300;

    Size {
        columns = Math.max(LEAST, Math.min(MOST_COLUMNS, columns));
        rows = Math.max(LEAST, Math.min(MOST_ROWS, rows));
    }

    /** Of the fields {@code columns} and {@code rows}; the usual one where they are no numbers. */
    static Size of(Form form) {
        return of(form.text("columns").orElse(""), form.text("rows").orElse(""));
    }

    /** The usual one where a text is no number. */
    static Size of(String columns, String rows) {
        return columns.matches("\\d{1,4}") && rows.matches("\\d{1,4}")
                ? new Size(Integer.parseInt(columns), Integer.parseInt(rows))
                : USUAL;
    }
}
