package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.evidence.References;
import dev.podfall.scenario.rubric.Completes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One run of a Job, as evidence keeps it: how it ended, what ran, what it said and wrote. */
record JobRun(ClusterApi api, Completes spec, ObjectNode job) {
    private static final String DUE = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private static final String OF_JOB = "batch.kubernetes.io/job-name=";

    /** The condition that ends a Job, if one does yet. */
    static Optional<JsonNode> end(JsonNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            if (condition.path("type").asText().matches("Complete|Failed")
                    && condition.path("status").asText().equals("True")) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** @param versionBefore of what it has to write, before it ran; empty if there was none */
    ObjectNode kept(String versionBefore) {
        JsonNode end = end(job).orElse(JsonNodeFactory.instance.objectNode());
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.put("name", TrialPods.name(job))
                .put("succeeded", end.path("type").asText().equals("Complete"));
        run.put(
                "reason",
                (end.path("reason").asText() + " " + end.path("message").asText()).strip());
        String due = job.at("/metadata/annotations").path(DUE).asText();
        if (!due.isEmpty()) {
            run.put("due", OffsetDateTime.parse(due).toInstant().toString());
        }
        String began = job.at("/status/startTime").asText();
        String ended = end.path("lastTransitionTime").asText();
        if (!began.isEmpty() && !ended.isEmpty()) {
            run.put(
                    "took",
                    Duration.between(OffsetDateTime.parse(began), OffsetDateTime.parse(ended))
                            .toSeconds());
        }
        run.put("most", most());
        ObjectNode containers = run.putObject("containers");
        JsonNode pod = job.at("/spec/template/spec");
        References references = new References(
                spec.namespace(),
                pod,
                name -> api.find("ConfigMap", spec.namespace(), name).map(JsonNode.class::cast));
        for (JsonNode container : pod.path("containers")) {
            ObjectNode program = program(container);
            ObjectNode environment = program.putObject("environment");
            references.variables(container).forEach(environment::put);
            ObjectNode named = program.putObject("references");
            references.of(container).forEach(named::put);
            containers.set(container.path("name").asText(), program);
        }
        run.set("astray", new NamesAstray(api, spec.namespace()).of(pod));
        pod().ifPresent(last -> run.put("log", log(last)));
        if (spec.writes() != null) {
            run.put("wrote", !written(api, spec).equals(versionBefore));
        }
        return run;
    }

    /** Which version there is of what runs have to write; empty if there is none. */
    static String written(ClusterApi api, Completes spec) {
        Completes.Result result = spec.writes();
        return result == null
                ? ""
                : api.find(
                                result.kind(),
                                result.namespace() == null ? spec.namespace() : result.namespace(),
                                result.name())
                        .map(o -> o.at("/metadata/resourceVersion").asText())
                        .orElse("");
    }

    /** The seconds after which it is ended; what bounds each of its tries bounds it where the first one was enough. */
    private long most() {
        long all = job.at("/spec/activeDeadlineSeconds").asLong(Long.MAX_VALUE);
        return job.at("/status/failed").asInt() > 0
                ? all
                : Math.min(
                        all, job.at("/spec/template/spec/activeDeadlineSeconds").asLong(Long.MAX_VALUE));
    }

    private static ObjectNode program(JsonNode container) {
        ObjectNode program = JsonNodeFactory.instance
                .objectNode()
                .put("image", container.path("image").asText());
        for (String part : List.of("command", "args")) {
            if (container.has(part)) {
                program.set(part, container.path(part));
            }
        }
        if (container.at("/lifecycle").has("postStart")) {
            program.set("hook", container.at("/lifecycle/postStart"));
        }
        return program;
    }

    /** The one that succeeded, or the last that was tried. */
    private Optional<ObjectNode> pod() {
        return api.list("Pod", spec.namespace(), OF_JOB + TrialPods.name(job)).stream()
                .max(Comparator.comparing(
                                (ObjectNode p) -> p.at("/status/phase").asText().equals("Succeeded"))
                        .thenComparing(p -> p.at("/status/startTime").asText()));
    }

    private String log(ObjectNode pod) {
        String container =
                spec.container() == null ? pod.at("/spec/containers/0/name").asText() : spec.container();
        try {
            return api.logs(spec.namespace(), TrialPods.name(pod), container, false);
        } catch (RequestRefused neverStarted) {
            return "";
        }
    }
}
