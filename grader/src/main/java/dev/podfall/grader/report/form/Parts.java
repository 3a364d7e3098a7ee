package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a report with the part that each belongs to. */
final class Parts {
    private static final String DIAGNOSIS = "diagnosis";

    private Parts() {}

    /** @param name {@code criterion}, {@code question} or {@code guard} */
    record Part(String name, Report.Line line) {
        boolean isGuard() {
            return name.equals("guard");
        }

        /** What it is called; its id where it has no title. */
        String title() {
            String title = PlainWords.of(line.title());
            return title.isBlank() ? PlainWords.of(line.id()) : title;
        }
    }

    /** Criteria and questions first, guards after them. */
    static List<Part> of(Report report) {
        Stream<Part> judged =
                report.criteria().stream().map(l -> new Part(DIAGNOSIS.equals(l.kind()) ? "question" : "criterion", l));
        Stream<Part> guards = report.guards().stream().map(l -> new Part("guard", l));
        return Stream.concat(judged, guards).toList();
    }
}
