package dev.podfall.sim.workload.utilities;

import java.util.List;

/** Names in columns, as ls prints them at a terminal. */
final class Columns {
    private Columns() {}

    static String of(List<String> names, int width) {
        int widest = names.stream().mapToInt(String::length).max().orElse(0) + 2;
        int columns = Math.max(1, width / widest);
        int rows = (names.size() + columns - 1) / columns;
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < names.size(); i += rows) {
                String name = names.get(i);
                line.append(name).append(" ".repeat(i + rows < names.size() ? widest - name.length() : 0));
            }
            out.append(line).append('\n');
        }
        return out.toString();
    }
}
