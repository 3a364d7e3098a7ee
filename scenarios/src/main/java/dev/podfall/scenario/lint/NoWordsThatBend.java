package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * No expression looks at words that can be written without their effect. What a probe, a command or an image is for shows
 * in what clients see.
 */
final class NoWordsThatBend implements Rule {
    /** What gives such an expression away, and what is to be looked at instead. */
    private static final Map<Pattern, String[]> BEND = Map.of(
            Pattern.compile("(?i)(image|command|args)[\\w.]*\\.(startsWith|endsWith|contains|matches)\\("),
            new String[] {
                "It asks how an image or a command begins or contains", "Compare digests, or repository(image)."
            },
            Pattern.compile("readinessProbe|livenessProbe|startupProbe"),
            new String[] {"It reads the words of a readinessProbe or its kin", "Try what it is for: warmsUp, survives."
            });

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        lab.lab().rubric().criteria().forEach(c -> check(lab, c.id(), c.claim(), findings));
        lab.lab().rubric().guards().forEach(g -> check(lab, g.id(), g.claim(), findings));
        return findings;
    }

    private static void check(LintedLab lab, String id, ClaimSpec claim, List<Finding> findings) {
        if (claim instanceof ClaimSpec.Resource resource) {
            BEND.forEach((pattern, words) -> {
                boolean bends = pattern.matcher(resource.check()).find()
                        || resource.partly() != null
                                && pattern.matcher(resource.partly()).find();
                if (bends) {
                    findings.add(new Finding(lab.file("rubric.yaml") + " " + id, words[0] + ".", words[1]));
                }
            });
        }
    }
}
