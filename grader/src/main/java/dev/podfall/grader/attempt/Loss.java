package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.Subject;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a learner has no way to bring back: a namespace that is gone, a node that was deleted, their own rights. */
final class Loss {
    private static final String KEY = "lost-for-good";

    private Loss() {}

    static Evidence noted(Evidence evidence, Lab lab, Cluster cluster) {
        List<String> lost = new ArrayList<>(namespaces(lab, cluster));
        lost.addAll(nodes(cluster));
        if (lost.isEmpty()) {
            lost.addAll(rights(lab, cluster));
        }
        ArrayNode sentences = JsonNodeFactory.instance.arrayNode();
        lost.forEach(sentences::add);
        return sentences.isEmpty() ? evidence : evidence.and(KEY, Finding.of(sentences));
    }

    /** In sentences. */
    static List<String> in(Evidence evidence) {
        List<String> lost = new ArrayList<>();
        Finding noted = evidence.findings().get(KEY);
        if (noted != null && noted.value() != null) {
            noted.value().forEach(sentence -> lost.add(sentence.asText()));
        }
        return lost;
    }

    private static List<String> namespaces(Lab lab, Cluster cluster) {
        List<String> lost = new ArrayList<>();
        for (String name : new TreeSet<>(LabRunner.namespaces(lab))) {
            var namespace = cluster.api().find("Namespace", null, name);
            if (namespace.isEmpty()) {
                lost.add("The namespace " + name + " is gone, with all that was in it.");
            } else if (namespace.get().at("/metadata/deletionTimestamp").isTextual()) {
                lost.add("The namespace " + name + " is being deleted, with all that was in it.");
            }
        }
        return lost;
    }

    private static List<String> nodes(Cluster cluster) {
        return cluster.capability(AuditTrail.class).stream()
                .flatMap(trail -> cluster.learners().stream().flatMap(l -> trail.requests(l.user()).stream()))
                .filter(r -> r.verb().equals("delete") && r.resource().equals("nodes") && r.code() < 400 && !r.dryRun())
                .map(AuditTrail.Request::name)
                .distinct()
                .filter(name -> cluster.api().find("Node", null, name).isEmpty())
                .map(name -> "The node " + name + " was deleted; nobody registers it again.")
                .toList();
    }

    /** What the lab grants is asked for, as the API server sees the learner now. */
    private static List<String> rights(Lab lab, Cluster cluster) {
        return cluster.learners().stream()
                .map(learner -> new Subject(learner.user(), List.of()))
                .flatMap(learner -> lab.facts().access().stream().filter(access -> !has(access, learner, cluster)))
                .map(access -> "Your own rights in " + access.namespace() + " are lost.")
                .toList();
    }

    private static boolean has(LabFacts.Access access, Subject learner, Cluster cluster) {
        String verb = access.role() == LabFacts.Access.Role.edit ? "patch" : "list";
        return cluster.api().canI(learner, verb, "configmaps", access.namespace(), null);
    }
}
