package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.RubricSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No two criteria, guards or questions of a rubric share an id. */
final class IdsAreUnique implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        RubricSpec rubric = lab.lab().rubric();
        List<String> ids = new ArrayList<>();
        rubric.criteria().forEach(c -> ids.add(c.id()));
        rubric.guards().forEach(g -> ids.add(g.id()));
        rubric.diagnosis().forEach(d -> ids.add(d.id()));
        Set<String> seen = new HashSet<>();
        return ids.stream()
                .filter(id -> !seen.add(id))
                .map(id -> new Finding(lab.file("rubric.yaml"), "The id " + id + " is there twice.", "Rename one."))
                .toList();
    }
}
