package dev.podfall.sim.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules of the standards, and which of them a pod breaks. Mirrors {@code policy.Evaluator}. */
public final class Standards {
    private Standards() {}

    /** What of the pod goes against the standard, in upstream's order. */
    public static List<Violation> violations(Standard standard, JsonNode metadata, JsonNode spec) {
        if (standard.level() == Level.PRIVILEGED) {
            return List.of();
        }
        PodSpec pod = new PodSpec(metadata, spec);
        List<Violation> all = new ArrayList<>();
        for (Check check : checks(standard)) {
            check.in(standard.minor()).flatMap(s -> s.rule().apply(pod)).ifPresent(all::add);
        }
        return all;
    }

    private static List<Check> checks(Standard standard) {
        if (standard.level() == Level.BASELINE) {
            return BaselineChecks.ALL;
        }
        Set<String> replaced = new HashSet<>();
        for (Check check : RestrictedChecks.ALL) {
            Optional<Check.Since> now = check.in(standard.minor());
            now.ifPresent(s -> replaced.add(check.instead()));
        }
        List<Check> all = new ArrayList<>(BaselineChecks.ALL);
        all.removeIf(c -> replaced.contains(c.id()));
        all.addAll(RestrictedChecks.ALL);
        return all;
    }

    /** All violations with their details, as a refusal lists them. */
    public static String details(List<Violation> violations) {
        return String.join(", ", violations.stream().map(Violation::text).toList());
    }

    /** All violations in short, as lists of pods show them. */
    public static String reasons(List<Violation> violations) {
        return String.join(", ", violations.stream().map(Violation::reason).toList());
    }
}
