package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.PodValidation;

/** Jobs and CronJobs. Mirrors {@code pkg/apis/batch}, {@code pkg/registry/batch}. */
final class BatchStrategies {
    private BatchStrategies() {}

    /** Jobs. */
    static final class Job extends Strategy {
        Job(Kind kind) {
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
            putIfAbsent(spec, "parallelism", 1);
            putIfAbsent(spec, "backoffLimit", 6);
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
            ObjectNode template = WorkloadStrategy.objectAt(spec, "template");
            WorkloadStrategy.objectAt(template, "metadata");
            PodDefaults.applyToTemplate(WorkloadStrategy.objectAt(template, "spec"), type());
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
            labels.put("batch.kubernetes.io/controller-uid", uid).put("controller-uid", uid);
            labels.put("batch.kubernetes.io/job-name", name).put("job-name", name);
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
            for (String field : new String[] {"parallelism", "completions", "backoffLimit", "activeDeadlineSeconds"}) {
                errors.nonNegative("spec." + field, spec.path(field));
            }
            PodValidation.validate(spec.path("template").path("spec"), "spec.template.spec", errors);
            restarts(spec.path("template").path("spec"), "spec.template.spec.restartPolicy", errors);
        }

        @Override
        public void validateUpdate(ObjectNode job, ObjectNode old, Errors errors) {
            validate(job, errors);
            for (String field : new String[] {"selector", "template", "completionMode"}) {
                errors.immutable(
                        "spec." + field,
                        job.path("spec").path(field),
                        old.path("spec").path(field));
            }
        }

        /** Upstream orphans a Job's pods unless told otherwise. */
        @Override
        public dev.podfall.sim.client.DeleteOptions.Propagation defaultPropagation() {
            return dev.podfall.sim.client.DeleteOptions.Propagation.Background;
        }

        @Override
        public java.util.List<String> selectableFields() {
            return java.util.List.of("status.successful");
        }
    }

    /** CronJobs. */
    static final class CronJob extends Strategy {
        CronJob(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode cron) {
            ObjectNode spec = WorkloadStrategy.objectAt(cron, "spec");
            if (!spec.has("concurrencyPolicy")) {
                spec.put("concurrencyPolicy", "Allow");
            }
            if (!spec.has("suspend")) {
                spec.put("suspend", false);
            }
            putIfAbsent(spec, "successfulJobsHistoryLimit", 3);
            putIfAbsent(spec, "failedJobsHistoryLimit", 1);
            ObjectNode template = WorkloadStrategy.objectAt(spec, "jobTemplate");
            ObjectNode job = WorkloadStrategy.objectAt(template, "spec");
            WorkloadStrategy.objectAt(template, "metadata");
            ObjectNode pod = WorkloadStrategy.objectAt(job, "template");
            WorkloadStrategy.objectAt(pod, "metadata");
            PodDefaults.applyToTemplate(WorkloadStrategy.objectAt(pod, "spec"), type());
        }

        @Override
        public void validate(ObjectNode cron, Errors errors) {
            String schedule = cron.path("spec").path("schedule").asText();
            String[] fields = schedule.strip().split("\\s+");
            if (schedule.isEmpty()) {
                errors.required("spec.schedule", "");
            } else if (!schedule.startsWith("@") && fields.length != 5) {
                errors.invalid(
                        "spec.schedule",
                        schedule,
                        "expected exactly 5 fields, found " + fields.length + ": [" + String.join(" ", fields) + "]");
            }
            JsonNode pod = cron.path("spec")
                    .path("jobTemplate")
                    .path("spec")
                    .path("template")
                    .path("spec");
            String path = "spec.jobTemplate.spec.template.spec";
            PodValidation.validate(pod, path, errors);
            restarts(pod, path + ".restartPolicy", errors);
        }
    }

    private static void restarts(JsonNode pod, String path, Errors errors) {
        if (pod.path("restartPolicy").asText().equals("Always")) {
            errors.required(path, "valid values: \"OnFailure\", \"Never\"");
        }
    }

    private static void putIfAbsent(ObjectNode node, String field, int value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }
}
