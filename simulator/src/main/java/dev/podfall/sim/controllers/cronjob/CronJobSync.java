package dev.podfall.sim.controllers.cronjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.CronSchedule;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One look at a CronJob. */
final class CronJobSync {
    private static final DateTimeFormatter RFC1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ControllerContext context;
    private final KubeObject cronJob;
    private final List<KubeObject> jobs;
    private final ObjectNode status;
    private final List<ObjectNode> active = new ArrayList<>();
    private Duration lookAgain;
    private ApiException failure;

    CronJobSync(ControllerContext context, KubeObject cronJob, List<KubeObject> jobs) {
        this.context = context;
        this.cronJob = cronJob;
        this.jobs = jobs;
        this.status = cronJob.status() instanceof ObjectNode present
                ? present.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        status.path("active").forEach(a -> active.add(a.deepCopy()));
    }

    ObjectNode status() {
        return status;
    }

    Optional<Duration> lookAgain() {
        return Optional.ofNullable(lookAgain);
    }

    Optional<ApiException> failure() {
        return Optional.ofNullable(failure);
    }

    void run() {
        keepHistory("successfulJobsHistoryLimit", 3, "Complete");
        keepHistory("failedJobsHistoryLimit", 1, "Failed");
        takeStock();
        if (!cronJob.isTerminating()) {
            ZoneId zone = zone();
            if (zone != null && !cronJob.spec().path("suspend").asBoolean()) {
                followSchedule(zone);
            }
        }
        if (active.isEmpty()) {
            status.remove("active");
        } else {
            status.putArray("active").addAll(active);
        }
    }

    private void followSchedule(ZoneId zone) {
        String text = cronJob.spec().path("schedule").asText();
        try {
            DueTimes times = new DueTimes(cronJob, new CronSchedule(text, zone), context.now());
            times.due().ifPresent(due -> start(due, zone));
            lookAgain = times.untilNext().orElse(null);
        } catch (IllegalArgumentException unreadable) {
            warn("UnparseableSchedule", "unparseable schedule: \"" + text + "\" : " + unreadable.getMessage());
        }
    }

    private void start(DueTimes.Due due, ZoneId zone) {
        if (due.manyMissed()) {
            warn(
                    "TooManyMissedTimes",
                    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }
        JsonNode deadline = cronJob.spec().path("startingDeadlineSeconds");
        if (deadline.isNumber()
                && Moments.plusSeconds(due.time(), deadline.asLong()).isBefore(context.now())) {
            warn("MissSchedule", "Missed scheduled time to start a job: " + RFC1123.format(due.time()));
            return;
        }
        String name = cronJob.name() + "-" + due.time().getEpochSecond() / 60;
        boolean known = active.stream().anyMatch(a -> a.path("name").asText().equals(name));
        if (known || status.path("lastScheduleTime").asText().equals(KubeObject.time(due.time()))) {
            return;
        }
        String policy = cronJob.spec().path("concurrencyPolicy").asText();
        if (policy.equals("Forbid") && !active.isEmpty()) {
            String text = "Not starting job because prior execution is running and concurrency policy is Forbid";
            context.recorder().normal(cronJob, "JobAlreadyActive", text);
            return;
        }
        if (policy.equals("Replace")) {
            List.copyOf(active)
                    .forEach(a -> delete(a.path("name").asText(), a.path("uid").asText()));
        }
        create(name, due.time(), zone);
    }

    private void create(String name, Instant scheduled, ZoneId zone) {
        try {
            ObjectNode job = context.client().create(Resources.JOBS, job(name, scheduled, zone));
            context.recorder().normal(cronJob, "SuccessfulCreate", "Created job " + name);
            active.add(new KubeObject(job).reference());
            status.put("lastScheduleTime", KubeObject.time(scheduled));
        } catch (ApiException refused) {
            if (refused.code() != 409) {
                warn("FailedCreate", "Error creating job: " + refused.getMessage());
                failure = refused;
            }
        }
    }

    private ObjectNode job(String name, Instant scheduled, ZoneId zone) {
        JsonNode template = cronJob.spec().path("jobTemplate");
        ObjectNode job = KubeObject.of(Resources.JOBS, cronJob.namespace(), name);
        ObjectNode metadata = (ObjectNode) job.get("metadata");
        ObjectNode annotations = metadata.putObject("annotations");
        template.path("metadata")
                .path("annotations")
                .fields()
                .forEachRemaining(e -> annotations.set(e.getKey(), e.getValue()));
        annotations.put(
                "batch.kubernetes.io/cronjob-scheduled-timestamp",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        scheduled.truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        if (template.path("metadata").path("labels").isObject()) {
            metadata.set("labels", template.path("metadata").path("labels").deepCopy());
        }
        metadata.putArray("ownerReferences").add(cronJob.ownerReference());
        job.set("spec", template.path("spec").deepCopy());
        return job;
    }

    /** Which Jobs run, which ended, which went missing. */
    private void takeStock() {
        for (KubeObject job : jobs) {
            boolean listed =
                    active.stream().anyMatch(a -> a.path("uid").asText().equals(job.uid()));
            boolean finished = job.is("Complete") || job.is("Failed");
            if (!listed && !finished) {
                warn("UnexpectedJob", "Saw a job that the controller did not create or forgot: " + job.name());
            } else if (finished && listed) {
                String condition = job.is("Complete") ? "Complete" : "Failed";
                forget(job.uid());
                String text = "Saw completed job: " + job.name() + ", condition: " + condition;
                context.recorder().normal(cronJob, "SawCompletedJob", text);
            }
            noteSuccess(job);
        }
        for (ObjectNode entry : List.copyOf(active)) {
            String name = entry.path("name").asText();
            String uid = entry.path("uid").asText();
            boolean gone = jobs.stream().noneMatch(j -> j.uid().equals(uid))
                    && context.client()
                            .find(Resources.JOBS, cronJob.namespace(), name)
                            .isEmpty();
            if (gone && active.contains(entry)) {
                context.recorder().normal(cronJob, "MissingJob", "Active job went missing: " + name);
                forget(uid);
            }
        }
    }

    private void noteSuccess(KubeObject job) {
        String completed = job.status().path("completionTime").asText();
        String last = status.path("lastSuccessfulTime").asText();
        if (job.is("Complete") && completed.compareTo(last) > 0) {
            status.put("lastSuccessfulTime", completed);
        }
    }

    private void keepHistory(String limitField, int defaultLimit, String condition) {
        int limit = cronJob.spec().path(limitField).asInt(defaultLimit);
        List<KubeObject> finished = jobs.stream()
                .filter(j -> j.is(condition) && !j.isTerminating())
                .sorted(Comparator.comparing(
                                (KubeObject j) -> j.status().path("startTime").asText())
                        .thenComparing(KubeObject::name))
                .toList();
        for (KubeObject job : finished.subList(0, Math.max(0, finished.size() - limit))) {
            delete(job.name(), job.uid());
        }
    }

    private void delete(String name, String uid) {
        try {
            context.client().delete(Resources.JOBS, cronJob.namespace(), name, DeleteOptions.background());
        } catch (ApiException refused) {
            warn("FailedDelete", "Deleted job: " + refused.getMessage());
            return;
        }
        forget(uid);
        context.recorder().normal(cronJob, "SuccessfulDelete", "Deleted job " + name);
    }

    private void forget(String uid) {
        active.removeIf(a -> a.path("uid").asText().equals(uid));
    }

    private ZoneId zone() {
        String name = cronJob.spec().path("timeZone").asText();
        return CronSchedule.zone(name).orElseGet(() -> {
            warn("UnknownTimeZone", "invalid timeZone: \"" + name + "\": unknown time zone " + name);
            return null;
        });
    }

    private void warn(String reason, String message) {
        context.recorder().warning(cronJob, reason, message);
    }
}
