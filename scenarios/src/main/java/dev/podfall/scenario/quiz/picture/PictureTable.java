package dev.podfall.scenario.quiz.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A picture in words.
 *
 * @param header one for each column; the first column names its row
 */
public record PictureTable(String caption, List<String> header, List<List<String>> rows) {
    public PictureTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** In columns, for where characters have one width. */
    public String text() {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, header.size())
                .mapToObj(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return caption + "\n\n" + all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String blanks = " ".repeat(widths.get(column) - cells.get(column).length());
            line.append(column == 0 ? cells.get(0) + blanks : "   " + blanks + cells.get(column));
        }
        return line.toString().stripTrailing();
    }

    /** Without needless decimals. */
    static String shown(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
