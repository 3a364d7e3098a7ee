package dev.podfall.grader.attempt;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.ContainerSpec;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps quiet about what would tell the cause, as long as the attempt runs: a check names the kind of thing that is missing,
 * never the value that is meant.
 *
 * @param criteria by id
 * @param notYet ids of those that a check does not judge
 */
record Discretion(Map<String, CriterionSpec> criteria, Set<String> notYet) {
    static Discretion of(RubricSpec rubric) {
        return new Discretion(byId(rubric), Set.of());
    }

    /** @param paid ids of criteria that were paid for */
    static Discretion of(RubricSpec rubric, Set<String> paid) {
        Set<String> notYet = rubric.criteria().stream()
                .filter(c -> c.visibility() == CriterionSpec.Visibility.end || isForSale(c) && !paid.contains(c.id()))
                .map(CriterionSpec::id)
                .collect(Collectors.toSet());
        return new Discretion(byId(rubric), notYet);
    }

    private static Map<String, CriterionSpec> byId(RubricSpec rubric) {
        return rubric.criteria().stream().collect(Collectors.toMap(CriterionSpec::id, Function.identity()));
    }

    /** Whether a check judges it once it is paid for. */
    static boolean isForSale(CriterionSpec spec) {
        return spec.price() > 0 && spec.visibility() != CriterionSpec.Visibility.end;
    }

    /** The id under which checks show it. @param number of its line, counted from 1 */
    static String shownId(CriterionSpec spec, int number) {
        return spec.visibility() == CriterionSpec.Visibility.open ? spec.id() : "requirement-" + number;
    }

    /** The same marks and verdicts, without what a check does not tell. */
    List<Line> over(List<Line> lines) {
        return lines.stream().map(l -> over(l, lines.indexOf(l) + 1)).toList();
    }

    private Line over(Line line, int number) {
        CriterionSpec spec = criteria.get(line.id());
        if (spec == null) {
            return line;
        }
        Line told = spec.visibility() == CriterionSpec.Visibility.open
                ? withoutValue(line, spec.claim())
                : veiled(line, spec, number);
        return notYet.contains(spec.id()) && isForSale(spec) ? offered(told, spec.price()) : told;
    }

    private static Line offered(Line line, int price) {
        return new Line(
                line.id(),
                line.title(),
                line.kind(),
                line.weight(),
                0,
                Verdict.unverifiable,
                "not judged yet",
                "judged when you have handed in; before that it costs " + price,
                "It counts at the end.",
                "podfall check --pay " + line.id(),
                null);
    }

    /** Its name for people who must not be told more, and no more than whether it holds. */
    private static Line veiled(Line line, CriterionSpec spec, int number) {
        boolean judged = line.verdict() != Verdict.unverifiable;
        return new Line(
                shownId(spec, number),
                spec.about() == null ? KindOfThing.of(line.kind()) : spec.about(),
                line.kind(),
                line.weight(),
                line.earned(),
                line.verdict(),
                judged ? "told when you have handed in" : line.actual(),
                "told when you have handed in",
                "More would tell what is wrong. What the task asks for meets it.",
                "",
                null);
    }

    /** What a machine made of a claim holds the value that is meant. */
    private static Line withoutValue(Line line, ClaimSpec claim) {
        if (claim instanceof ClaimSpec.Responds responds
                && !responds.answer().fields().isEmpty()) {
            boolean nothing = responds.answer().fields().values().stream().allMatch(String::isEmpty);
            String fields = new TreeSet<>(responds.answer().fields().keySet())
                    .stream().map(f -> f.substring(1).replace("/", ".")).collect(Collectors.joining(", "));
            return expecting(
                    line,
                    "HTTP " + responds.answer().status() + (nothing ? ", without " : ", with the right ") + fields);
        } else if (claim instanceof ContainerSpec.Run run && run.expected() != null) {
            return expecting(line, run.expected());
        } else if (claim instanceof ContainerSpec.Run run && run.matches() != null) {
            return expecting(line, "exit code " + run.exitCode() + ", and the right output");
        } else if (claim instanceof ContainerSpec.Logs logs) {
            return expecting(line, logs.absent() ? "no such line" : "such a line");
        }
        return line;
    }

    private static Line expecting(Line line, String expected) {
        return new Line(
                line.id(),
                line.title(),
                line.kind(),
                line.weight(),
                line.earned(),
                line.verdict(),
                line.actual(),
                expected,
                line.why(),
                line.see(),
                line.severity());
    }
}
