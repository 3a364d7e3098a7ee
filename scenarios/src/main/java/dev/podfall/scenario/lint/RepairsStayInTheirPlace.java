package dev.podfall.scenario.lint;

import dev.podfall.scenario.LabFacts.Grant;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import dev.podfall.scenario.rubric.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a fault bent has a place where it is written. Another place that goes before it repairs the answers and leaves the mistake for
 * the next release; so a rubric asks for the place as well. The same of what learners may write and the server hangs on.
 */
final class RepairsStayInTheirPlace implements Rule {
    private static final Set<String> WRITING = Set.of("create", "update", "patch", "*");
    private static final String VOLUME = "PersistentVolume";

    @Override
    public List<Finding> check(LintedLab lab) {
        List<ClaimSpec> claims = claims(lab);
        if (claims.stream().noneMatch(ClaimSpec.Scores.class::isInstance)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (String key : bentSettings(lab)) {
            if (claims.stream().noneMatch(c -> isAbout(key, c))) {
                findings.add(finding(
                        lab,
                        "Nothing claims that " + key + " counts where it is written.",
                        "Add a guard {use: settings-take-effect} whose claim has key: " + key
                                + "; a setting that changes no answer wants a resource claim that names it."));
            }
        }
        if (isVersionBent(lab) && !isVersionNeeded(lab)) {
            findings.add(finding(
                    lab,
                    "A fault changes the server's image, and one may pass with another image than the healthy one.",
                    "Add a criterion {use: version-meant}, or a guard {use: version-kept}."));
        }
        if (mayWriteVolumes(lab) && claims.stream().noneMatch(isOf(VOLUME))) {
            findings.add(finding(
                    lab,
                    "Learners may write volumes, and nothing claims that these are as protected as before.",
                    "Add a guard {use: volume-outlives-its-claim}."));
        }
        return findings;
    }

    private static Finding finding(LintedLab lab, String what, String fix) {
        return new Finding(lab.file("rubric.yaml"), what, fix);
    }

    private static List<ClaimSpec> claims(LintedLab lab) {
        return Stream.concat(
                        lab.lab().rubric().criteria().stream().map(CriterionSpec::claim),
                        lab.lab().rubric().guards().stream().map(GuardSpec::claim))
                .toList();
    }

    private static boolean isAbout(String key, ClaimSpec claim) {
        return claim instanceof TakesEffect t && t.key().equals(key)
                || claim instanceof ClaimSpec.Resource r && r.check().contains("'" + key + "'");
    }

    /** Keys of the baseline's ConfigMaps that a fault writes, or that a variable of a fault's goes before. */
    private static Set<String> bentSettings(LintedLab lab) {
        Set<String> keys = new TreeSet<>();
        lab.lab().scenario().breakage().faults().forEach(f -> {
            if (f.with().has("config")) {
                keys.add(f.with().path("key").asText());
            }
            String variable = f.with().path("variable").asText();
            if (f.fault().equals("environment") && isSetting(lab, variable)) {
                keys.add(variable);
            }
        });
        keys.remove("");
        return keys;
    }

    private static boolean isSetting(LintedLab lab, String variable) {
        return lab.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("ConfigMap"))
                .anyMatch(o -> o.path("data").has(variable));
    }

    private static boolean isVersionBent(LintedLab lab) {
        Clients.Server server = lab.lab().clients().server();
        return server != null
                && lab.lab().scenario().breakage().faults().stream()
                        .filter(f -> f.with().path("deployment").asText().equals(server.deployment()))
                        .filter(f -> f.with().path("container").asText().equals(server.container()))
                        .anyMatch(f -> f.with().has("image") || f.with().has("tag"));
    }

    private static boolean isVersionNeeded(LintedLab lab) {
        return Stream.concat(
                        lab.lab().rubric().criteria().stream()
                                .filter(CriterionSpec::needed)
                                .map(CriterionSpec::claim),
                        lab.lab().rubric().guards().stream()
                                .filter(g -> g.severity() == GuardSpec.Severity.catastrophic)
                                .map(GuardSpec::claim))
                .anyMatch(c -> c instanceof ClaimSpec.Resource r
                        && r.kind().equals("Pod")
                        && r.check().contains("imageID"));
    }

    private static boolean mayWriteVolumes(LintedLab lab) {
        return lab.lab().scenario().baseline().stream()
                        .anyMatch(o -> o.path("kind").asText().equals(VOLUME))
                && lab.lab().facts().cluster().stream()
                        .filter(g -> g.resources().contains("persistentvolumes"))
                        .map(Grant::verbs)
                        .anyMatch(verbs -> verbs.stream().anyMatch(WRITING::contains));
    }

    private static Predicate<ClaimSpec> isOf(String kind) {
        return c -> c instanceof ClaimSpec.Resource r && r.kind().equals(kind);
    }
}
