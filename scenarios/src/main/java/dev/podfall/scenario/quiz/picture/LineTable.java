package dev.podfall.scenario.quiz.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines as a table: a row for each place, a column for each line. */
final class LineTable {
    private static final int MOST_PLACES = 30;
    private static final int MOST_LINES = 4;

    private LineTable() {}

    static PictureTable of(String caption, String axis, List<Double> places, List<Line> lines) {
        List<String> header = new ArrayList<>(List.of(axis));
        lines.forEach(line -> header.add(line.name()));
        List<List<String>> rows = IntStream.range(0, places.size())
                .mapToObj(i -> {
                    List<String> row = new ArrayList<>(List.of(PictureTable.shown(places.get(i))));
                    lines.forEach(
                            line -> row.add(PictureTable.shown(line.values().get(i))));
                    return row;
                })
                .toList();
        return new PictureTable(caption, header, rows);
    }

    static boolean fits(List<Double> places, List<Line> lines) {
        boolean rising = IntStream.range(1, places.size()).allMatch(i -> places.get(i) > places.get(i - 1));
        return places.size() >= 2
                && places.size() <= MOST_PLACES
                && rising
                && !lines.isEmpty()
                && lines.size() <= MOST_LINES
                && lines.stream().allMatch(line -> line.fits(places.size()));
    }
}
