package dev.podfall.grader.attempt;

import dev.podfall.engine.Namespaces;
import dev.podfall.grader.report.Report.Line;
import java.util.List;

/** Says a report in the names of the cluster it is about, so that its commands can be run as they stand. */
record Wording(Namespaces names) {
    String of(String text) {
        return names.inText(text);
    }

    List<Line> of(List<Line> lines) {
        return lines.stream().map(this::of).toList();
    }

    private Line of(Line line) {
        return new Line(
                line.id(),
                of(line.title()),
                line.kind(),
                line.weight(),
                line.earned(),
                line.verdict(),
                of(line.actual()),
                of(line.expected()),
                of(line.why()),
                of(line.see()),
                line.severity());
    }
}
