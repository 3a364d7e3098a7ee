package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Console;
import dev.podfall.grader.incident.Incident;
import dev.podfall.grader.incident.Incident.Reason;
import dev.podfall.grader.proof.IncidentProofs.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of many incidents.
 *
 * @param outcomes a seed's each
 * @param computing what all of them took of processors
 */
record IncidentFigures(List<Outcome> outcomes, Duration computing) {
    private static final double THOUSAND = 1000;

    /** What this process has taken of processors so far; nothing where that cannot be told. */
    static Duration soFar() {
        long nanos =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime()
                        : 0;
        return Duration.ofNanos(Math.max(0, nanos));
    }

    boolean allHold() {
        return outcomes.stream().allMatch(Outcome::isProven);
    }

    private Map<String, Integer> count(Function<Incident, Stream<String>> what) {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.stream()
                .filter(o -> o.incident() != null)
                .flatMap(o -> what.apply(o.incident()))
                .forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }

    private Map<Reason, Integer> problems() {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        outcomes.stream().flatMap(o -> o.problems().stream()).forEach(p -> counts.merge(p.reason(), 1, Integer::sum));
        return counts;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("incidents", outcomes.size());
        json.put("proven", outcomes.stream().filter(Outcome::isProven).count());
        json.put("cpuSeconds", computing.toMillis() / THOUSAND);
        problems().forEach((reason, n) -> json.withObject("/problems").put(reason.name(), n));
        count(i -> Stream.of(String.valueOf(i.difficulty()))).forEach(json.putObject("difficulties")::put);
        count(i -> i.faults().stream().map(f -> f.spec().fault())).forEach(json.putObject("faults")::put);
        count(i -> i.rejected().stream().map(r -> r.reason().name())).forEach(json.putObject("rejected")::put);
        var failed = json.putArray("failed");
        outcomes.stream().filter(o -> !o.isProven()).forEach(o -> {
            ObjectNode one = failed.addObject().put("seed", o.seed());
            o.problems().forEach(p -> one.withArray("problems").add(p.reason() + ": " + p.what()));
        });
        return json;
    }

    void print(Console console) {
        for (Outcome outcome : outcomes) {
            outcome.problems()
                    .forEach(p -> console.line("✗ seed " + outcome.seed() + ", " + p.reason() + ": " + p.what()));
        }
        long proven = outcomes.stream().filter(Outcome::isProven).count();
        console.line(console.bold(proven + " of " + outcomes.size() + " incidents hold")
                + ": broken they fail, taken back they earn 100, no text tells the cause.");
        console.line("  Difficulties     " + words(count(i -> Stream.of(String.valueOf(i.difficulty())))));
        console.line("  Faults           "
                + words(count(i -> i.faults().stream().map(f -> f.spec().fault()))));
        console.line("  Drawn, not taken "
                + words(count(i -> i.rejected().stream().map(r -> r.reason().name()))));
        console.line(String.format(
                Locale.ROOT,
                "  Processor time   %.1f s, %.1f s each",
                computing.toMillis() / THOUSAND,
                computing.toMillis() / THOUSAND / Math.max(1, outcomes.size())));
    }

    private static String words(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(e -> e.getValue() + "× " + e.getKey())
                                .toList());
    }
}
