package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Condition;
import dev.podfall.scenario.rubric.CriterionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A lab as a Killercoda scenario: the baseline as an asset, a script that applies and breaks it, the task as a step, what a shell
 * can verify as its verifier. What their form cannot say is named.
 */
public final class KillercodaExport {
    private static final String CLUSTER = "kubernetes-kubeadm-2nodes";

    private final Lab lab;
    private final List<Action> breaking;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Finding> leftOut = new ArrayList<>();

    /** @param breaking what the lab's faults do to its baseline */
    public KillercodaExport(Lab lab, List<Action> breaking) {
        this.lab = lab;
        this.breaking = List.copyOf(breaking);
        files.put("index.json", index());
        files.put("intro.md", intro());
        files.put("setup.sh", setup());
        files.put("task.md", task());
        files.put("verify.sh", verify());
        files.put("finish.md", lab.explanation());
        files.put("assets/baseline.yaml", baseline());
        images();
        files.put("left-out.md", leftOutText());
    }

    /** Texts by file, from the scenario's folder. */
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /** What their form cannot say. */
    public List<Finding> leftOut() {
        return List.copyOf(leftOut);
    }

    private String index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.put("title", lab.title()).put("description", lab.facts().symptom());
        ObjectNode details = index.putObject("details");
        details.putObject("intro")
                .put("title", lab.title())
                .put("text", "intro.md")
                .put("background", "setup.sh");
        details.putArray("steps")
                .addObject()
                .put("title", "Repair it")
                .put("text", "task.md")
                .put("verify", "verify.sh");
        details.putObject("finish").put("title", "What was wrong").put("text", "finish.md");
        details.putObject("assets")
                .putArray("host01")
                .addObject()
                .put("file", "baseline.yaml")
                .put("target", "/root");
        index.putObject("backend").put("imageid", CLUSTER);
        return index.toPrettyString() + "\n";
    }

    private String intro() {
        StringBuilder text = new StringBuilder(lab.facts().symptom()).append("\n\nAfterwards you can:\n\n");
        lab.facts().objectives().forEach(o -> text.append("- ").append(o).append('\n'));
        return text.append("\nThe cluster is being prepared; the next step begins when its pods are there.\n")
                .toString();
    }

    private String setup() {
        StringBuilder script = new StringBuilder("#!/usr/bin/env bash\nset -uo pipefail\n\n# The healthy cluster.\n")
                .append("kubectl apply -f /root/baseline.yaml\n");
        lab.scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("Deployment"))
                .forEach(o -> script.append("kubectl rollout status deployment/")
                        .append(o.at("/metadata/name").asText())
                        .append(" -n ")
                        .append(o.at("/metadata/namespace").asText("default"))
                        .append(" --timeout=180s\n"));
        script.append("\n# What breaks it.\n");
        breaking.forEach(action -> script.append(action.kubectl()).append('\n'));
        return script.toString();
    }

    private String task() {
        StringBuilder text = new StringBuilder(lab.task().strip()).append("\n");
        int number = 1;
        for (Hint hint : lab.hints()) {
            text.append("\n<details><summary>Hint ")
                    .append(number++)
                    .append("</summary>\n\n")
                    .append(hint.text().strip())
                    .append("\n\n</details>\n");
        }
        return text.toString();
    }

    private String verify() {
        StringBuilder script = new StringBuilder("#!/usr/bin/env bash\nset -euo pipefail\n\n");
        for (CriterionSpec criterion : lab.rubric().criteria()) {
            String line = command(criterion.claim());
            if (line.isEmpty()) {
                leftOut.add(new Finding(
                        "rubric.yaml, " + criterion.id(),
                        "\"" + criterion.title() + "\" is not verified: a shell cannot try it.",
                        "Write a command for it into verify.sh, if there is one."));
            } else {
                script.append("# ")
                        .append(criterion.title())
                        .append('\n')
                        .append(line)
                        .append('\n');
            }
        }
        if (!lab.rubric().guards().isEmpty()) {
            leftOut.add(new Finding(
                    "rubric.yaml",
                    "The guards are not verified: what a repair gave up is not seen.",
                    "Nothing is to be done."));
        }
        leftOut.add(new Finding("rubric.yaml", "The diagnosis is not asked.", "Nothing is to be done."));
        return script.toString();
    }

    private static String command(ClaimSpec claim) {
        if (claim instanceof ClaimSpec.Rollout rollout) {
            return "kubectl rollout status deployment/" + rollout.deployment() + " -n " + rollout.namespace()
                    + " --timeout=60s";
        } else if (claim instanceof Condition condition) {
            return "kubectl wait --for=condition=" + condition.type() + "=" + condition.status() + " "
                    + condition.kind().toLowerCase(Locale.ROOT) + "/" + condition.name()
                    + flag(condition.namespace()) + " --timeout=60s";
        } else if (claim instanceof ClaimSpec.Absent absent) {
            String which = absent.name() != null
                    ? absent.name() + " --ignore-not-found"
                    : absent.selector() == null ? "" : "-l " + absent.selector();
            return "test -z \"$(kubectl get " + absent.kind().toLowerCase(Locale.ROOT) + " " + which
                    + flag(absent.namespace()) + " -o name)\"";
        }
        return "";
    }

    private static String flag(String namespace) {
        return namespace == null ? "" : " -n " + namespace;
    }

    private String baseline() {
        StringBuilder all = new StringBuilder();
        lab.scenario().baseline().forEach(o -> all.append("---\n").append(ForeignYaml.text(o)));
        return all.toString();
    }

    private void images() {
        boolean ours =
                lab.scenario().baseline().stream().anyMatch(o -> o.toString().contains("registry.ml.internal/"));
        if (ours) {
            leftOut.add(new Finding(
                    "assets/baseline.yaml",
                    "It names images of registry.ml.internal, which no public registry has.",
                    "Build them (podfall images build), push them to a registry, and name that one."));
        }
    }

    private String leftOutText() {
        StringBuilder list = new StringBuilder("# What this form cannot say\n\n");
        leftOut.forEach(f -> list.append("- `")
                .append(f.where())
                .append("`: ")
                .append(f.what())
                .append(' ')
                .append(f.howToFix())
                .append('\n'));
        return list.toString();
    }
}
