package dev.podfall.scenario.quiz.picture;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a class was predicted as which.
 *
 * @param classes their names
 * @param counts a row for each true class, in it a count for each predicted one
 */
public record ConfusionMatrix(
        @Required String title,
        @Required List<String> classes,
        @Required List<List<Integer>> counts) implements Picture {
    private static final int MOST = 5;

    public ConfusionMatrix {
        classes = Lists.copy(classes);
        counts = Lists.copy(counts);
    }

    @Override
    public PictureTable table() {
        List<String> header = new ArrayList<>(List.of("true class"));
        classes.forEach(name -> header.add("predicted " + name));
        List<List<String>> rows = IntStream.range(0, classes.size())
                .mapToObj(i -> {
                    List<String> row = new ArrayList<>(List.of(classes.get(i)));
                    counts.get(i).forEach(count -> row.add(String.valueOf(count)));
                    return row;
                })
                .toList();
        return new PictureTable(title, header, rows);
    }

    @Override
    public String problem() {
        int size = classes.size();
        boolean square = counts.size() == size && counts.stream().allMatch(row -> row.size() == size);
        boolean counted = counts.stream().flatMap(List::stream).allMatch(count -> count != null && count >= 0);
        return size >= 2 && size <= MOST && square && counted
                ? ""
                : "A confusion matrix needs 2 to " + MOST
                        + " classes, and as many rows of as many counts, none below 0.";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.confusion(this);
    }
}
