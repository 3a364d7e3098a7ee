package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The YAML files of a draft. They can be read; what is marked in them is for the author to say. */
final class DraftTrees {
    private static final Set<String> ALWAYS_THERE = Set.of("default", "kube-system", "kube-public", "kube-node-lease");
    private static final int DIAGNOSIS = 20;

    private final ForeignTask task;
    private final String id;
    private final Domain domain;

    DraftTrees(ForeignTask task, String id, Domain domain) {
        this.task = task;
        this.id = id;
        this.domain = domain;
    }

    static String yaml(JsonNode tree) {
        return ForeignDraft.plain(ForeignYaml.text(tree));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What the setup makes, the namespaces that it takes for granted first. */
    List<ObjectNode> baseline() {
        Set<String> made = task.objects().stream()
                .filter(o -> o.path("kind").asText().equals("Namespace"))
                .map(o -> o.at("/metadata/name").asText())
                .collect(Collectors.toSet());
        List<ObjectNode> all = new ArrayList<>();
        for (String namespace : namespaces()) {
            if (!made.contains(namespace) && !ALWAYS_THERE.contains(namespace)) {
                ObjectNode one = object().put("apiVersion", "v1").put("kind", "Namespace");
                one.putObject("metadata").put("name", namespace);
                all.add(one);
            }
        }
        all.addAll(task.objects());
        if (all.isEmpty()) { // A baseline has to have something; this one is there anyway.
            ObjectNode one = object().put("apiVersion", "v1").put("kind", "Namespace");
            one.putObject("metadata").put("name", "default");
            all.add(one);
        }
        return all;
    }

    private Set<String> namespaces() {
        Set<String> names = new LinkedHashSet<>();
        for (ObjectNode object : task.objects()) {
            String name = object.path("kind").asText().equals("Namespace")
                    ? object.at("/metadata/name").asText()
                    : object.at("/metadata/namespace").asText();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            names.add("default");
        }
        return names;
    }

    private String namespace() {
        return namespaces().iterator().next();
    }

    String lab() {
        ObjectNode lab = object().put("id", id).put("title", task.title()).put("version", "1");
        lab.put("domain", domain.name())
                .put("difficulty", task.difficulty().name())
                .put("minutes", task.minutes());
        lab.putArray("objectives").add("TODO: what one can do afterwards");
        lab.putArray("runtimes").add("embedded");
        lab.put("symptom", "TODO: what users and operators see, in one sentence, without the cause");
        lab.put("namespace", namespace());
        ArrayNode access = lab.putArray("access");
        namespaces().forEach(name -> access.addObject().put("namespace", name).put("role", "edit"));
        return yaml(lab);
    }

    String faults() {
        ObjectNode faults = object().put("healthyFor", "10m").put("brokenFor", "5m");
        faults.putArray("faults");
        faults.putObject("symptom")
                .putObject("eventSeen")
                .put("namespace", namespace())
                .put("reason", "TODO, such as FailedScheduling");
        return "# The baseline is what their setup made, and perhaps broken already. Mend it there, and break it here: FAULTS.md lists\n"
                + "# the faults.\n" + yaml(faults).replace("faults: []", "faults: [] # TODO: what breaks it");
    }

    String hints() {
        ArrayNode hints = JsonNodeFactory.instance.arrayNode();
        int price = 3;
        for (String hint : task.hints()) {
            hints.addObject().put("price", Math.min(price, 10)).put("text", hint);
            price += 2;
        }
        if (hints.isEmpty()) {
            hints.addObject().put("price", 3).put("text", "TODO: where to look first");
        }
        return yaml(hints);
    }

    String solution() {
        ObjectNode solution = object().put("summary", "TODO: the repair in one sentence");
        solution.putArray("actions");
        return yaml(solution).replace("actions: []", "actions: [] # TODO: setImage, patch, apply, …");
    }

    String rubric() {
        ObjectNode rubric = object();
        ArrayNode criteria = rubric.putArray("criteria");
        List<ObjectNode> deployments = task.objects().stream()
                .filter(o -> o.path("kind").asText().equals("Deployment"))
                .toList();
        int left = 100 - DIAGNOSIS;
        for (int i = 0; i < deployments.size() && i < 8; i++) {
            int weight = left / (Math.min(deployments.size(), 8) - i);
            left -= weight;
            String name = deployments.get(i).at("/metadata/name").asText();
            String home = deployments.get(i).at("/metadata/namespace").asText(namespace());
            ObjectNode one = criterion(criteria, "rollout-" + name, "Deployment " + name + " is rolled out", weight);
            one.putObject("claim")
                    .putObject("rollout")
                    .put("namespace", home.isEmpty() ? namespace() : home)
                    .put("deployment", name);
            one.put("see", "kubectl rollout status deployment/" + name + " -n " + home);
        }
        if (deployments.isEmpty()) {
            ObjectNode one = criterion(criteria, "done", "TODO: what must be so", left);
            one.putObject("claim")
                    .putObject("resource")
                    .put("kind", "Pod")
                    .put("namespace", namespace())
                    .put("check", "size(live) > 0")
                    .put("show", "size(live)")
                    .put("expected", "TODO: in words");
            one.put("see", "kubectl get pods -n " + namespace());
        }
        rubric.putArray("guards");
        ObjectNode question = rubric.putArray("diagnosis").addObject();
        question.put("id", "cause").put("prompt", "What was wrong?").put("weight", DIAGNOSIS);
        ArrayNode options = question.putArray("options");
        options.addObject()
                .put("value", "this")
                .put("text", "TODO: the cause")
                .put("correct", true)
                .put("why", "TODO");
        options.addObject()
                .put("value", "that")
                .put("text", "TODO: not the cause")
                .put("why", "TODO");
        return verifiers() + yaml(rubric);
    }

    private static ObjectNode criterion(ArrayNode criteria, String id, String title, int weight) {
        return criteria.addObject()
                .put("id", id)
                .put("title", title)
                .put("weight", weight)
                .put("why", "TODO: why it matters");
    }

    /** What their scripts look at, for the author to claim of the cluster. */
    private String verifiers() {
        StringBuilder words = new StringBuilder(
                "# What their verifiers look at is in foreign/; claim it here of the cluster, not of texts.\n");
        for (Script script : task.scripts()) {
            if (script.role() == Script.Role.verifier && !script.about().isEmpty()) {
                words.append("# - ")
                        .append(script.about().replaceAll("\\R", " "))
                        .append('\n');
            }
        }
        return words.toString();
    }
}
