package dev.podfall.grader.quiz;

import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.Option;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the two kinds of choice have in common. */
record Options(List<Option> all) {
    List<Remark> remarks(Set<String> chosen) {
        return all.stream()
                .map(o -> new Remark(o.text(), chosen.contains(o.value()), o.correct(), o.why()))
                .toList();
    }

    /** The right ones, in words. */
    String right() {
        return all.stream().filter(Option::correct).map(Option::text).collect(Collectors.joining("; "));
    }

    boolean has(String value) {
        return all.stream().anyMatch(o -> o.value().equals(value));
    }
}
