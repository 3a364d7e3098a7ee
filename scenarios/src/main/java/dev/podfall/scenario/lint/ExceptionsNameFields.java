package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What may differ from the healthy cluster is a field of an object that is named. */
final class ExceptionsNameFields implements Rule {
    private static final Pattern FIELD = Pattern.compile("[^/:]+/[^/:]+:/.+");

    @Override
    public List<Finding> check(LintedLab lab) {
        Map<String, ClaimSpec> claims = new TreeMap<>();
        lab.lab().rubric().criteria().forEach(c -> claims.put(c.id(), c.claim()));
        lab.lab().rubric().guards().forEach(g -> claims.put(g.id(), g.claim()));
        return claims.entrySet().stream()
                .filter(e -> e.getValue() instanceof ClaimSpec.Unchanged)
                .flatMap(e -> ((ClaimSpec.Unchanged) e.getValue())
                        .except().stream()
                                .filter(x -> !FIELD.matcher(x).matches())
                                .map(x -> new Finding(
                                        lab.file("rubric.yaml") + " " + e.getKey(),
                                        "Its exception \"" + x + "\" names no field of an object.",
                                        "Write Kind/name:/pointer, such as Secret/login:/data.")))
                .toList();
    }
}
