package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A manifest, one line of which is to be found. The response is its number, from 1, as a text.
 *
 * @param manifest what is shown, each line with its number
 * @param lines those about which something is said; one at least is right, and any right one is a right answer
 * @param otherwise why all other lines are wrong answers
 */
public record FaultyLine(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required String manifest,
        @Required List<Line> lines,
        @Required String otherwise)
        implements Question {
    public FaultyLine {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        lines = Lists.copy(lines);
    }

    /** A line by its number, from 1, and why it is right or wrong to choose it. */
    public record Line(
            @Required int line, boolean correct, @Required String why) {}

    /** The manifest's lines. */
    public List<String> text() {
        return manifest.stripTrailing().lines().toList();
    }

    /** How a line is called in a sentence, in Markdown; the number is one of the manifest's. */
    public String name(int number) {
        return "Line " + number + ": `" + text().get(number - 1).strip() + "`";
    }

    /** The numbers that can be answered, as texts. */
    public List<String> numbers() {
        return IntStream.rangeClosed(1, text().size()).mapToObj(String::valueOf).toList();
    }

    @Override
    public String exhibit() {
        List<String> text = text();
        int width = String.valueOf(text.size()).length();
        return IntStream.range(0, text.size())
                .mapToObj(i -> ("%" + width + "d  %s").formatted(i + 1, text.get(i)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.faultyLine(this);
    }
}
