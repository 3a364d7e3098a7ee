package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.FaultyLine.Line;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All or nothing. What was chosen is remarked upon, too, if the author says nothing about that line. */
record FaultyLineMarking(FaultyLine question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        String chosen = given.asText("");
        boolean right = question.lines().stream().anyMatch(line -> line.correct() && is(line, chosen));
        return new Mark(right ? 1 : 0, isOffered(chosen), right(), remarks(chosen));
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return isOffered(given.asText("")) ? Completeness.COMPLETE : Completeness.NONE;
    }

    private boolean isOffered(String chosen) {
        return question.numbers().contains(chosen);
    }

    private List<Remark> remarks(String chosen) {
        Stream<Line> silent = !isOffered(chosen) || question.lines().stream().anyMatch(line -> is(line, chosen))
                ? Stream.empty()
                : Stream.of(new Line(Integer.parseInt(chosen), false, question.otherwise()));
        return Stream.concat(question.lines().stream(), silent)
                .sorted(Comparator.comparing(Line::line))
                .map(line -> new Remark(question.name(line.line()), is(line, chosen), line.correct(), line.why()))
                .toList();
    }

    private String right() {
        return question.lines().stream()
                .filter(Line::correct)
                .map(line -> question.name(line.line()))
                .collect(Collectors.joining("; "));
    }

    private static boolean is(Line line, String number) {
        return number.equals(String.valueOf(line.line()));
    }
}
