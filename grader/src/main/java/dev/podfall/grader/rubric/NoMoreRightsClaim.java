package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code no-more-rights}: nobody may do more in a namespace than in the healthy cluster; who came later, to repair it, no more than
 * they were let in with.
 */
record NoMoreRightsClaim(AccessSpec.NoMoreRights spec) implements Claim {
    private static final int SHOWN = 5;

    @Override
    public String kind() {
        return "no-more-rights";
    }

    @Override
    public List<Observation> wants() {
        return List.of(
                Selected.wanted("Role", spec.namespace(), null),
                Selected.wanted("RoleBinding", spec.namespace(), null),
                Selected.wanted("ClusterRole", null, null),
                new Observation.LetIn(spec.namespace()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected =
                "nobody has a right in " + spec.namespace() + " that they did not have in the healthy cluster";
        List<List<JsonNode>> found = new ArrayList<>();
        for (Observation want : wants()) {
            Finding finding = evidence.of(want);
            if (finding.problem() != null) {
                return Judgement.unverifiable(finding, expected);
            }
            found.add(Selected.all(finding.value()));
        }
        List<JsonNode> clusterRoles = found.get(2);
        Grants before = new Grants(baseline(evidence, "Role"), baseline(evidence, "RoleBinding"), clusterRoles);
        Grants letIn = new Grants(of("Role", found.get(3)), of("RoleBinding", found.get(3)), clusterRoles);
        Set<String> more = new Grants(found.get(0), found.get(1), clusterRoles)
                .beyond(before, letIn, spec.instead(), spec.reading());
        if (more.isEmpty()) {
            return Judgement.met("no more than before", expected);
        }
        String rest = more.size() > SHOWN ? "; and " + (more.size() - SHOWN) + " more" : "";
        return Judgement.unmet(String.join("; ", more.stream().limit(SHOWN).toList()) + rest, expected, "");
    }

    private static List<JsonNode> of(String kind, List<JsonNode> objects) {
        return objects.stream()
                .filter(o -> o.path("kind").asText().equals(kind))
                .toList();
    }

    private List<JsonNode> baseline(Evidence evidence, String kind) {
        List<JsonNode> objects = new ArrayList<>();
        evidence.baseline().forEach((key, object) -> {
            if (key.startsWith(kind + "/" + spec.namespace() + "/")) {
                objects.add(object);
            }
        });
        return objects;
    }
}
