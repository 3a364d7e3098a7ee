package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.Backends;
import dev.podfall.scenario.rubric.Bounded;
import dev.podfall.scenario.rubric.ByName;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.WaitsFor;
import dev.podfall.scenario.rubric.Without;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is taken away, moved or kept out for a trial is in the baseline: without them a claim judges nobody. */
final class NeighboursAreThere implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        Map<String, ClaimSpec> claims = new TreeMap<>();
        lab.lab().rubric().criteria().forEach(c -> claims.put(c.id(), c.claim()));
        lab.lab().rubric().guards().forEach(g -> claims.put(g.id(), g.claim()));
        List<Finding> findings = new ArrayList<>();
        claims.forEach((id, claim) -> check(lab, lab.file("rubric.yaml") + " " + id, claim, findings));
        return findings;
    }

    private static void check(LintedLab lab, String where, ClaimSpec claim, List<Finding> findings) {
        if (claim instanceof Without c) {
            isThere(lab, where, "Deployment", c.namespace(), c.deployment(), findings);
        } else if (claim instanceof WaitsFor c) {
            isThere(
                    lab,
                    where,
                    "Deployment",
                    c.neighbour().namespace(),
                    c.neighbour().deployment(),
                    findings);
        } else if (claim instanceof Backends c) {
            isThere(lab, where, "Deployment", c.namespace(), c.deployment(), findings);
            isThere(lab, where, "Service", c.namespace(), c.service(), findings);
        } else if (claim instanceof ByName c) {
            isThere(lab, where, "Service", c.namespace(), c.service(), findings);
        } else if (claim instanceof Bounded c && !isBounded(lab, c)) {
            findings.add(new Finding(
                    where,
                    "No policy of the baseline bounds what pods with these labels send.",
                    "Name the labels that a NetworkPolicy with Egress in " + c.namespace() + " selects."));
        }
    }

    private static void isThere(
            LintedLab lab, String where, String kind, String namespace, String name, List<Finding> findings) {
        boolean found = lab.lab().scenario().baseline().stream()
                .anyMatch(o -> o.path("kind").asText().equals(kind)
                        && o.at("/metadata/namespace").asText().equals(namespace)
                        && o.at("/metadata/name").asText().equals(name));
        if (!found) {
            findings.add(new Finding(
                    where,
                    "The baseline has no " + kind + " " + namespace + "/" + name + " that it could be tried on.",
                    "Name one that it has, or add it to baseline/."));
        }
    }

    /** A policy whose selector compares in other ways than by labels may select them. */
    private static boolean isBounded(LintedLab lab, Bounded claim) {
        return lab.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("NetworkPolicy"))
                .filter(o -> o.at("/metadata/namespace").asText().equals(claim.namespace()))
                .filter(o -> o.at("/spec").has("egress")
                        || o.at("/spec/policyTypes").toString().contains("Egress"))
                .anyMatch(o -> o.at("/spec/podSelector/matchLabels").properties().stream()
                        .allMatch(
                                l -> l.getValue().asText().equals(claim.labels().get(l.getKey()))));
    }
}
