package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.CronSchedule;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.PodDefaults;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** CronJobs. Mirrors {@code pkg/registry/batch/cronjob}, {@code pkg/apis/batch}. */
final class CronJobStrategy extends Strategy {
    private static final int LONGEST_NAME = 52;
    private static final Pattern ZONE_PART = Pattern.compile("[A-Za-z.\\-_0-9+]{1,14}");

    CronJobStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode cron) {
        ObjectNode spec = WorkloadStrategy.objectAt(cron, "spec");
        WorkloadStrategy.putIfAbsent(spec, "concurrencyPolicy", "Allow");
        if (!spec.has("suspend")) {
            spec.put("suspend", false);
        }
        WorkloadStrategy.putIfAbsent(spec, "successfulJobsHistoryLimit", 3);
        WorkloadStrategy.putIfAbsent(spec, "failedJobsHistoryLimit", 1);
        ObjectNode template = WorkloadStrategy.objectAt(spec, "jobTemplate");
        ObjectNode job = WorkloadStrategy.objectAt(template, "spec");
        WorkloadStrategy.objectAt(template, "metadata");
        JobStrategy.applyConditionDefaults(job);
        ObjectNode pod = WorkloadStrategy.objectAt(job, "template");
        WorkloadStrategy.objectAt(pod, "metadata");
        PodDefaults.applyToTemplate(WorkloadStrategy.objectAt(pod, "spec"), type());
    }

    @Override
    public void validate(ObjectNode cron, Errors errors) {
        validate(cron.path("spec"), null, errors);
        String name = cron.path("metadata").path("name").asText();
        if (name.length() > LONGEST_NAME) {
            errors.invalid("metadata.name", name, "must be no more than " + LONGEST_NAME + " characters");
        }
    }

    @Override
    public void validateUpdate(ObjectNode cron, ObjectNode old, Errors errors) {
        validate(cron.path("spec"), old.path("spec"), errors);
    }

    private static void validate(JsonNode spec, JsonNode before, Errors errors) {
        validateSchedule(spec, before, errors);
        errors.nonNegative("spec.startingDeadlineSeconds", spec.path("startingDeadlineSeconds"));
        JsonNode zone = spec.path("timeZone");
        if (zone.isTextual() && (before == null || !before.path("timeZone").equals(zone))) {
            validateZone(zone.asText(), errors);
        }
        String policy = spec.path("concurrencyPolicy").asText();
        if (!List.of("Allow", "Forbid", "Replace").contains(policy)) {
            errors.notSupported("spec.concurrencyPolicy", policy, "Allow", "Forbid", "Replace");
        }
        JsonNode job = spec.path("jobTemplate").path("spec");
        JobValidation.validate(job, "spec.jobTemplate.spec", errors);
        if (job.path("selector").isObject()) {
            errors.invalid("spec.jobTemplate.spec.selector", job.path("selector"), "`selector` will be auto-generated");
        }
        if (job.path("manualSelector").asBoolean()) {
            errors.notSupported("spec.jobTemplate.spec.manualSelector", job.path("manualSelector"), "nil", "false");
        }
        errors.nonNegative("spec.successfulJobsHistoryLimit", spec.path("successfulJobsHistoryLimit"));
        errors.nonNegative("spec.failedJobsHistoryLimit", spec.path("failedJobsHistoryLimit"));
    }

    private static void validateSchedule(JsonNode spec, JsonNode before, Errors errors) {
        String schedule = spec.path("schedule").asText();
        if (schedule.isEmpty()) {
            errors.required("spec.schedule", "");
            return;
        }
        try {
            new CronSchedule(schedule, ZoneOffset.UTC);
        } catch (IllegalArgumentException unreadable) {
            errors.invalid("spec.schedule", schedule, unreadable.getMessage());
        }
        if (schedule.contains("TZ")) {
            boolean had = before != null && before.path("schedule").asText().contains("TZ");
            if (!had) {
                errors.invalid(
                        "spec.schedule", schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
            } else if (spec.path("timeZone").isTextual()) {
                errors.invalid(
                        "spec.schedule", schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
            }
        }
    }

    private static void validateZone(String zone, Errors errors) {
        String unknown = "unknown time zone " + zone;
        if (zone.isEmpty()) {
            errors.invalid("spec.timeZone", zone, "timeZone must be nil or non-empty string");
            return;
        }
        for (String part : zone.split("/", -1)) {
            boolean strange = part.equals(".") || part.equals("..") || part.startsWith("-");
            if (strange || !ZONE_PART.matcher(part).matches()) {
                errors.invalid("spec.timeZone", zone, unknown);
                return;
            }
        }
        if (zone.equalsIgnoreCase("Local")) {
            errors.invalid(
                    "spec.timeZone",
                    zone,
                    "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        }
        if (!zone.equals("Local") && CronSchedule.zone(zone).isEmpty()) {
            errors.invalid("spec.timeZone", zone, unknown);
        }
    }
}
