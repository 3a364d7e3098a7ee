package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.rubric.Completes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Waits for a Job's end, or for the next runs of a CronJob. Time that can be moved is moved until they were due; on other
 * clusters they are started, as {@code kubectl create job --from} does.
 */
final class JobRuns {
    /** Schedules go by the minute. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration BY_HAND = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final ClusterApi api;
    private final Completes spec;
    private final ArrayNode runs = JsonNodeFactory.instance.arrayNode();
    private final Set<String> known = new HashSet<>();
    private String version;

    JobRuns(Cluster cluster, Completes spec) {
        this.cluster = cluster;
        this.api = cluster.api();
        this.spec = spec;
    }

    Finding run() {
        version = JobRun.written(api, spec);
        Optional<ObjectNode> there = api.find(spec.kind(), spec.namespace(), spec.name());
        String obstacle = there.isEmpty()
                ? "There is no " + spec.kind() + " " + spec.name() + "."
                : there.get().at("/spec/suspend").asBoolean() ? "It is suspended." : "";
        if (obstacle.isEmpty()) {
            obstacle = spec.job() == null ? ofCronJob(there.get()) : ofJob();
        }
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        finding.put("obstacle", obstacle).set("runs", runs);
        there.map(o -> o.at("/spec/schedule").asText()).ifPresent(s -> finding.put("schedule", s));
        return Finding.of(finding);
    }

    private String ofJob() {
        boolean ended = goOn(
                () -> api.find("Job", spec.namespace(), spec.name())
                        .filter(j -> JobRun.end(j).isPresent())
                        .isPresent(),
                spec.within());
        api.find("Job", spec.namespace(), spec.name()).filter(j -> ended).ifPresent(this::keep);
        return ended ? "" : "It has not ended.";
    }

    private String ofCronJob(ObjectNode cronJob) {
        owned(cronJob).forEach(j -> known.add(TrialPods.uid(j)));
        if (cluster.capability(ClockControl.class).isEmpty()) {
            return byHand(cronJob);
        }
        goOn(
                () -> {
                    lookFor(cronJob);
                    return runs.size() >= spec.runs();
                },
                spec.within());
        return runs.size() >= spec.runs() ? "" : heldBack(cronJob).orElseGet(this::lastWord);
    }

    /** A run that goes on, where none may begin beside it. */
    private Optional<String> heldBack(ObjectNode cronJob) {
        return owned(cronJob).stream()
                .filter(j -> JobRun.end(j).isEmpty())
                .filter(j -> cronJob.at("/spec/concurrencyPolicy").asText().equals("Forbid"))
                .map(j -> "Run " + TrialPods.name(j)
                        + " has not ended, and concurrencyPolicy Forbid lets none begin beside it.")
                .findFirst();
    }

    private String byHand(ObjectNode cronJob) {
        for (int i = 1; i <= spec.runs() && runs.size() == i - 1; i++) {
            api.create(manual(cronJob, i));
            int before = runs.size();
            cluster.await(
                    () -> {
                        lookFor(cronJob);
                        return runs.size() > before;
                    },
                    BY_HAND);
        }
        return runs.size() >= spec.runs() ? "" : lastWord();
    }

    /** What the cluster says last of it, if it says anything. */
    private String lastWord() {
        List<ObjectNode> events = api.list("Event", spec.namespace(), null).stream()
                .filter(e -> e.at("/involvedObject/name").asText().startsWith(spec.name()))
                .filter(e -> e.path("type").asText().equals("Warning"))
                .toList();
        return events.isEmpty()
                ? ""
                : "The cluster said: "
                        + events.get(events.size() - 1).path("message").asText();
    }

    private void lookFor(ObjectNode cronJob) {
        for (ObjectNode job : owned(cronJob)) {
            if (!known.contains(TrialPods.uid(job)) && JobRun.end(job).isPresent() && runs.size() < spec.runs()) {
                known.add(TrialPods.uid(job));
                keep(job);
            }
        }
    }

    private void keep(ObjectNode job) {
        runs.add(new JobRun(api, spec, job).kept(version));
        version = JobRun.written(api, spec);
    }

    /** In steps: a simulated cluster goes from event to event, and need not be asked each second. */
    private boolean goOn(BooleanSupplier done, Duration limit) {
        Optional<ClockControl> clock = cluster.capability(ClockControl.class);
        if (clock.isEmpty()) {
            return cluster.await(done, limit);
        }
        Instant end = cluster.now().plus(limit);
        boolean over = done.getAsBoolean();
        while (!over && cluster.now().isBefore(end)) {
            clock.get().advance(isBusy() ? BUSY : IDLE);
            over = done.getAsBoolean();
        }
        return over;
    }

    private boolean isBusy() {
        return api.list("Job", spec.namespace(), null).stream()
                .anyMatch(j -> JobRun.end(j).isEmpty() && !j.at("/spec/suspend").asBoolean());
    }

    private List<ObjectNode> owned(ObjectNode cronJob) {
        return api.list("Job", spec.namespace(), null).stream()
                .filter(j -> isOwnedBy(j, TrialPods.uid(cronJob)))
                .sorted(Comparator.comparing(
                        j -> j.at("/metadata/creationTimestamp").asText()))
                .toList();
    }

    private static boolean isOwnedBy(JsonNode job, String uid) {
        for (JsonNode owner : job.at("/metadata/ownerReferences")) {
            if (owner.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode manual(ObjectNode cronJob, int number) {
        JsonNode template = cronJob.at("/spec/jobTemplate");
        ObjectNode job = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "batch/v1")
                .put("kind", "Job");
        ObjectNode metadata = job.putObject("metadata");
        metadata.put("name", TrialPods.name(cronJob) + "-tried-" + number)
                .put("namespace", cronJob.at("/metadata/namespace").asText());
        metadata.putObject("annotations").put("cronjob.kubernetes.io/instantiate", "manual");
        if (template.at("/metadata/labels").isObject()) {
            metadata.set("labels", template.at("/metadata/labels").deepCopy());
        }
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "batch/v1")
                .put("kind", "CronJob")
                .put("name", TrialPods.name(cronJob))
                .put("uid", TrialPods.uid(cronJob));
        job.set("spec", template.path("spec").deepCopy());
        return job;
    }
}
