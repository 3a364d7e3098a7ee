package dev.podfall.sim.workload.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The line being typed at a terminal: backspace, Ctrl-U, Ctrl-W, Ctrl-A/E, arrows, and the lines typed before. */
final class LineEditor {
    private static final int MOST_HISTORY = 200;

    private final Consumer<String> echo;
    private final StringBuilder line = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private final ByteArrayOutputStream character = new ByteArrayOutputStream();
    private final StringBuilder escape = new StringBuilder();
    private int cursor;
    private int recalled;

    LineEditor(Consumer<String> echo) {
        this.echo = echo;
    }

    int length() {
        return line.length();
    }

    /** The line is complete. */
    String finish() {
        String text = line.toString();
        if (!text.isBlank()
                && (history.isEmpty() || !history.get(history.size() - 1).equals(text))) {
            history.add(text);
            if (history.size() > MOST_HISTORY) {
                history.remove(0);
            }
        }
        abandon();
        return text;
    }

    void abandon() {
        line.setLength(0);
        escape.setLength(0);
        character.reset();
        cursor = 0;
        recalled = history.size();
    }

    void key(int key) {
        if (escape.length() > 0) {
            escaped((char) key);
            return;
        }
        switch (key) {
            case 0x1b -> escape.append('\u001b');
            case 0x7f, 8 -> backspace();
            case 1 -> moveTo(0);
            case 5 -> moveTo(line.length());
            case 0x15 -> replace("");
            case 0x17 -> eraseWord();
            default -> {
                if (key >= 0x20 || key == '\t') {
                    letter(key);
                }
            }
        }
    }

    private void letter(int key) {
        character.write(key);
        String text = character.toString(StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && character.size() < 4) {
            return;
        }
        character.reset();
        insert(text);
    }

    private void insert(String text) {
        line.insert(cursor, text);
        cursor += text.length();
        String rest = line.substring(cursor);
        echo.accept(text + rest + "\b".repeat(rest.length()));
    }

    private void backspace() {
        if (cursor > 0) {
            line.deleteCharAt(--cursor);
            String rest = line.substring(cursor);
            echo.accept("\b" + rest + " " + "\b".repeat(rest.length() + 1));
        }
    }

    private void eraseWord() {
        int start = cursor;
        while (start > 0 && line.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && line.charAt(start - 1) != ' ') {
            start--;
        }
        while (cursor > start) {
            backspace();
        }
    }

    private void moveTo(int target) {
        if (target < cursor) {
            echo.accept("\b".repeat(cursor - target));
        } else {
            echo.accept(line.substring(cursor, target));
        }
        cursor = target;
    }

    private void replace(String text) {
        moveTo(0);
        int old = line.length();
        line.setLength(0);
        echo.accept(" ".repeat(old) + "\b".repeat(old));
        if (!text.isEmpty()) {
            insert(text);
        }
    }

    private void escaped(char key) {
        escape.append(key);
        if (escape.length() == 2 && (key == '[' || key == 'O')) {
            return;
        }
        if (escape.length() < 8 && (Character.isDigit(key) || key == ';')) {
            return;
        }
        escape.setLength(0);
        switch (key) {
            case 'A' -> recall(-1);
            case 'B' -> recall(1);
            case 'C' -> moveTo(Math.min(line.length(), cursor + 1));
            case 'D' -> moveTo(Math.max(0, cursor - 1));
            case 'H' -> moveTo(0);
            case 'F' -> moveTo(line.length());
            default -> {}
        }
    }

    private void recall(int step) {
        int wanted = recalled + step;
        if (wanted >= 0 && wanted <= history.size()) {
            recalled = wanted;
            replace(wanted == history.size() ? "" : history.get(wanted));
        }
    }
}
