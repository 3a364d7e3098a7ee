package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * No expression looks at words that can be written without their effect. What a probe, a command or an image is for shows
 * in what clients see.
 */
final class NoWordsThatBend implements Rule {
    /** What gives such an expression away, and what is to be looked at instead. AUTHORING.md has the list. */
    private static final List<Bend> BEND = List.of(
            new Bend(
                    "(?i)(image|command|args)[\\w.]*\\.(startsWith|endsWith|contains|matches)\\(",
                    "It asks how an image or a command begins or contains",
                    "Compare digests, or repository(image)."),
            new Bend(
                    "(?i)\\bimage\\s*(==|!=|in\\b)\\s*['\"\\[]",
                    "It compares an image with a name that is written here",
                    "A tag can be moved: compare digests with the baseline's, baseline: Image/NAME."),
            new Bend(
                    "readinessProbe|livenessProbe|startupProbe",
                    "It reads the words of a readinessProbe or its kin",
                    "Try what it is for: warmsUp, survives with trial: stuck."),
            new Bend(
                    "\\bpreStop\\b|terminationGracePeriodSeconds|minAvailable|maxUnavailable|maxSurge",
                    "It reads the words of a hook, a grace period, a budget or a strategy",
                    "Try what it is for: survives with trial: kill, rollout or drain."),
            new Bend(
                    "\\.(value|data\\.\\w+|data\\[[^]]*\\])\\s*(==|!=|in\\b)\\s*['\"\\[]",
                    "It compares a setting with a value that is written here",
                    "Ask the server what it does with it: scores, responds; or hold it against the baseline: unchanged."),
            new Bend(
                    "\\bannotations\\b",
                    "It reads annotations, which say what somebody wrote and nothing else",
                    "Look at what shows in status, or at what clients see."));

    /** @param what in a sentence without its end */
    private record Bend(Pattern pattern, String what, String instead) {
        Bend(String regex, String what, String instead) {
            this(Pattern.compile(regex), what, instead);
        }

        boolean isIn(ClaimSpec.Resource claim) {
            return pattern.matcher(claim.check()).find()
                    || claim.partly() != null && pattern.matcher(claim.partly()).find();
        }
    }

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        lab.lab().rubric().criteria().forEach(c -> check(lab, c.id(), c.claim(), findings));
        lab.lab().rubric().guards().forEach(g -> check(lab, g.id(), g.claim(), findings));
        return findings;
    }

    private static void check(LintedLab lab, String id, ClaimSpec claim, List<Finding> findings) {
        String where = lab.file("rubric.yaml") + " " + id;
        if (claim instanceof ClaimSpec.Resource resource) {
            BEND.stream()
                    .filter(b -> b.isIn(resource))
                    .forEach(b -> findings.add(new Finding(where, b.what() + ".", b.instead())));
        } else if (claim instanceof ClaimSpec.Responds r
                && r.anybody()
                && !r.answer().fields().isEmpty()) {
            findings.add(new Finding(
                    where,
                    "It wants fields of an answer that anybody may give.",
                    "Say whose answer counts, with by, or leave anybody out for the lab's own server's."));
        }
    }
}
