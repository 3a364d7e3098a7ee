package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.References;
import dev.podfall.scenario.rubric.Completes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether a run did the work that the healthy cluster's runs do: the same programs, given the same scripts, data and settings, and
 * led by names to the same servers. What a program never looks at may be added. Evidence of earlier versions says less, and is
 * judged by what it says.
 */
record SameWork(Evidence evidence, Completes spec) {
    /** What bends programs that never ask for it. */
    private static final Pattern BENDS =
            Pattern.compile("PATH|LD_.*|ENV|BASH_ENV|IFS|PYTHON.*|HOSTALIASES|LOCALDOMAIN|RES_OPTIONS|(?i:\\w+_proxy)");

    /** What was not as in the healthy cluster, in a sentence; empty if all was. */
    Optional<String> missed(JsonNode run) {
        JsonNode template = Selected.baseline(evidence, spec.kind(), spec.namespace(), spec.name())
                .map(b -> b.at(spec.job() == null ? "/spec/jobTemplate/spec/template" : "/spec/template"))
                .orElse(null);
        if (template == null) {
            return Optional.empty();
        }
        References healthy = new References(
                spec.namespace(),
                template.path("spec"),
                name -> Selected.baseline(evidence, "ConfigMap", spec.namespace(), name)
                        .map(JsonNode.class::cast));
        for (JsonNode meant : template.at("/spec/containers")) {
            Optional<String> other = ofContainer(
                    healthy,
                    meant,
                    run.path("containers").path(meant.path("name").asText()));
            if (other.isEmpty()) {
                other = ofNames(healthy, meant, run.path("astray"));
            }
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofContainer(References healthy, JsonNode meant, JsonNode ran) {
        String name = meant.path("name").asText();
        if (!ran.path("image").equals(meant.path("image"))) {
            return Optional.of("Container " + name + " ran "
                    + (ran.isMissingNode() ? "nowhere" : ran.path("image").asText()) + ", not "
                    + meant.path("image").asText() + ".");
        } else if (!ran.path("command").equals(meant.path("command"))
                || !ran.path("args").equals(meant.path("args"))) {
            return Optional.of("Container " + name + " ran another command than in the healthy cluster.");
        } else if (ran.has("hook") && !ran.path("hook").equals(meant.at("/lifecycle/postStart"))) {
            return Optional.of("Container " + name + " had a postStart hook that the healthy cluster's had not.");
        }
        return otherReference(healthy, meant, ran).or(() -> otherSetting(healthy, meant, ran));
    }

    /** A script, a file or a server that is not what it was, whatever it is called. */
    private static Optional<String> otherReference(References healthy, JsonNode meant, JsonNode ran) {
        String name = meant.path("name").asText();
        return healthy.of(meant).entrySet().stream()
                .filter(file -> ran.has("references"))
                .filter(file ->
                        !ran.path("references").path(file.getKey()).asText().equals(file.getValue()))
                .map(file -> file.getKey().startsWith("env/")
                        ? "Variable " + file.getKey().substring("env/".length()) + " of container " + name
                                + " does not name the file or server that it named in the healthy cluster."
                        : "The script that container " + name + " ran is not the one of the healthy cluster.")
                .findFirst();
    }

    /** A variable with another value, or one that is new and that the work looks at. */
    private static Optional<String> otherSetting(References healthy, JsonNode meant, JsonNode ran) {
        String name = meant.path("name").asText();
        Map<String, String> before = new TreeMap<>(healthy.variables(meant));
        JsonNode now = ran.path("environment");
        if (now.isMissingNode()) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> variable : before.entrySet()) {
            boolean isReference = healthy.of(meant).containsKey("env/" + variable.getKey());
            JsonNode value = now.path(variable.getKey());
            if (!isReference && !value.asText().equals(variable.getValue())) {
                return Optional.of("Variable " + variable.getKey() + " of container " + name + " was "
                        + (value.isMissingNode() ? "not set" : value.asText()) + ", and " + variable.getValue()
                        + " in the healthy cluster.");
            }
        }
        String said = healthy.said(meant);
        return now.properties().stream()
                .map(Map.Entry::getKey)
                .filter(variable -> !isNamed(meant, variable) && !before.containsKey(variable))
                .filter(variable -> BENDS.matcher(variable).matches() || isAskedFor(said, variable))
                .map(variable -> "Container " + name + " was given a variable " + variable
                        + ", which it looks at and had not in the healthy cluster.")
                .findFirst();
    }

    /** Also one whose value no manifest says. */
    private static boolean isNamed(JsonNode container, String variable) {
        for (JsonNode one : container.path("env")) {
            if (one.path("name").asText().equals(variable)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAskedFor(String said, String variable) {
        return Pattern.compile("\\$\\{?" + Pattern.quote(variable) + "\\b")
                .matcher(said)
                .find();
    }

    private static Optional<String> ofNames(References healthy, JsonNode meant, JsonNode astray) {
        if (astray.path("resolver").asBoolean()) {
            return Optional.of(
                    "The run's pod asked other name servers, or in other domains, than the healthy cluster's.");
        }
        String work = healthy.said(meant) + "\n" + healthy.variables(meant).values();
        for (JsonNode host : astray.path("hosts")) {
            if (work.contains(host.asText())) {
                return Optional.of("The run's pod has hostAliases that lead " + host.asText()
                        + " elsewhere than the cluster's DNS does.");
            }
        }
        return Optional.empty();
    }
}
