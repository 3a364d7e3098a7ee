package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.List;

/** Jobs. Mirrors {@code pkg/registry/batch/job}, {@code pkg/apis/batch}. */
final class JobStrategy extends Strategy {
    JobStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode job) {
        defaults(WorkloadStrategy.objectAt(job, "spec"));
        labelAsTemplate(job);
    }

    /** A Job without labels has those of its template, also those that the server gives it. */
    private static void labelAsTemplate(ObjectNode job) {
        JsonNode labels = job.path("spec").path("template").path("metadata").path("labels");
        if (job.path("metadata").path("labels").isEmpty() && !labels.isEmpty()) {
            WorkloadStrategy.objectAt(job, "metadata").set("labels", labels.deepCopy());
        }
    }

    private void defaults(ObjectNode spec) {
        if (!spec.has("completions") && !spec.has("parallelism")) {
            spec.put("completions", 1).put("parallelism", 1);
        }
        WorkloadStrategy.putIfAbsent(spec, "parallelism", 1);
        // With a limit per index the limit of all is off unless it is asked for.
        WorkloadStrategy.putIfAbsent(spec, "backoffLimit", spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6);
        if (!spec.has("completionMode")) {
            spec.put("completionMode", "NonIndexed");
        }
        if (!spec.has("suspend")) {
            spec.put("suspend", false);
        }
        if (!spec.has("manualSelector")) {
            spec.put("manualSelector", false);
        }
        if (!spec.has("podReplacementPolicy")) {
            spec.put("podReplacementPolicy", spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed");
        }
        applyConditionDefaults(spec);
        ObjectNode template = WorkloadStrategy.objectAt(spec, "template");
        WorkloadStrategy.objectAt(template, "metadata");
        PodDefaults.applyToTemplate(WorkloadStrategy.objectAt(template, "spec"), type());
    }

    /** Conditions that a failure is looked for in are true ones unless it is said; also in what a CronJob makes. */
    static void applyConditionDefaults(JsonNode spec) {
        for (JsonNode rule : spec.path("podFailurePolicy").path("rules")) {
            for (JsonNode pattern : rule.path("onPodConditions")) {
                if (pattern instanceof ObjectNode own) {
                    WorkloadStrategy.putIfAbsent(own, "status", "True");
                }
            }
        }
    }

    @Override
    public void prepareForCreate(ObjectNode job) {
        super.prepareForCreate(job);
        ObjectNode spec = (ObjectNode) job.get("spec");
        if (spec.path("manualSelector").asBoolean()) {
            return;
        }
        String uid = job.path("metadata").path("uid").asText();
        String name = job.path("metadata").path("name").asText();
        ObjectNode labels =
                WorkloadStrategy.objectAt((ObjectNode) spec.path("template").path("metadata"), "labels");
        boolean alike = labels.equals(job.path("metadata").path("labels"));
        putGenerated(labels, uid, name);
        ObjectNode selector = WorkloadStrategy.objectAt(spec, "selector");
        WorkloadStrategy.objectAt(selector, "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
        if (alike) {
            ((ObjectNode) job.get("metadata")).remove("labels");
        }
        labelAsTemplate(job);
    }

    @Override
    public void validate(ObjectNode job, Errors errors) {
        JsonNode spec = job.path("spec");
        validateGenerated(job, errors);
        validateSpec(spec, errors);
        long completions = spec.path("completions").asLong();
        String name = job.path("metadata").path("name").asText();
        if (spec.path("completionMode").asText().equals("Indexed") && completions > 0) {
            String last = name + "-" + (completions - 1);
            if (!Names.label(last).isEmpty()) {
                errors.invalid("metadata.name", name, "will not able to create pod with invalid DNS label: " + last);
            }
        }
    }

    /** Mirrors {@code validateGeneratedSelector}: a selector of the client's own beside the one that is made for it. */
    private static void validateGenerated(ObjectNode job, Errors errors) {
        JsonNode spec = job.path("spec");
        JsonNode selector = spec.path("selector");
        if (spec.path("manualSelector").asBoolean() || !Labels.isUsable(selector)) {
            return;
        }
        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        String uid = job.path("metadata").path("uid").asText();
        String name = job.path("metadata").path("name").asText();
        putGenerated(expected, uid, name);
        if (!LabelSelector.ofObject(selector).matches(expected)) {
            ObjectNode shown = selector.deepCopy();
            shown.set("matchLabels", Labels.sorted(selector.path("matchLabels")));
            errors.invalid("spec.selector", shown, "`selector` not auto-generated");
        }
    }

    /** The labels that tell the Job's pods from others'. */
    private static void putGenerated(ObjectNode labels, String uid, String name) {
        labels.put("batch.kubernetes.io/controller-uid", uid).put("controller-uid", uid);
        labels.put("batch.kubernetes.io/job-name", name).put("job-name", name);
    }

    private static void validateSpec(JsonNode spec, Errors errors) {
        JobValidation.validate(spec, "spec", errors);
        JsonNode selector = spec.path("selector");
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (selector.isObject()) {
            Labels.validateSelector(selector, "spec.selector", errors);
        } else {
            errors.required("spec.selector", "");
        }
        boolean usable = !selector.isObject() || Labels.isUsable(selector);
        if (usable && !LabelSelector.ofObject(selector).matches(labels)) {
            TemplateValidation.mismatch(labels, errors);
        }
    }

    @Override
    public void validateUpdate(ObjectNode job, ObjectNode old, Errors errors) {
        JsonNode now = job.path("spec");
        JsonNode before = old.path("spec");
        validateSpec(now, errors);
        if (!now.path("completionMode").asText().equals("Indexed")) {
            errors.immutable("spec.completions", now.path("completions"), before.path("completions"));
        } else if (!now.path("completions").equals(before.path("completions"))
                && now.path("completions").asLong() != now.path("parallelism").asLong()) {
            errors.invalid(
                    "spec.completions",
                    now.path("completions"),
                    "can only be modified in tandem with spec.parallelism");
        }
        immutable("selector", now, before, errors);
        SuspendedJob.validateTemplate(now.path("template"), old, errors);
        for (String field :
                List.of("completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy")) {
            immutable(field, now, before, errors);
        }
    }

    private static void immutable(String field, JsonNode now, JsonNode before, Errors errors) {
        if (!now.path(field).equals(before.path(field))) {
            errors.invalid("spec." + field, shown(field, now.path(field)), "field is immutable");
        }
    }

    /** Structs of the API's own, which are not clients', have names of Go. */
    private static Object shown(String field, JsonNode value) {
        if (value.isMissingNode()) {
            return NullNode.instance;
        }
        return switch (field) {
            case "podFailurePolicy" -> GoForm.value("PodFailurePolicy", value);
            case "successPolicy" -> GoForm.value("SuccessPolicy", value);
            default -> value.isTextual() ? value.asText() : value;
        };
    }

    @Override
    public List<String> selectableFields() {
        return List.of("status.successful");
    }
}
