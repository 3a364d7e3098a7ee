package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import org.junit.jupiter.api.Test;

class JobTest {
    private final ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi");

    private void job(String spec) {
        cluster.create(
                Resources.JOBS,
                "{'metadata':{'name':'once'},'spec':{" + spec + "'template':{'spec':{'restartPolicy':'Never',"
                        + "'containers':[{'name':'c','image':'busybox'}]}}}}");
    }

    private KubeObject job() {
        return cluster.get(Resources.JOBS, "once");
    }

    @Test
    void a_job_is_complete_when_its_pod_succeeded() {
        cluster.outcome = pod -> "Succeeded";
        job("");
        cluster.seconds(10);
        KubeObject job = job();
        assertThat(job.status().path("conditions").findValuesAsText("type"))
                .containsExactly("SuccessCriteriaMet", "Complete");
        assertThat(ControlPlane.condition(job, "Complete").path("message").asText())
                .isEqualTo("Reached expected number of succeeded pods");
        assertThat(job.status().path("succeeded").asInt()).isEqualTo(1);
        assertThat(job.status().has("active")).isFalse();
        assertThat(job.status().path("completionTime").isTextual()).isTrue();
        KubeObject pod = cluster.list(Resources.PODS).get(0);
        assertThat(pod.metadata().path("finalizers")).isEmpty();
        assertThat(cluster.takeEvents())
                .containsExactly(
                        "Normal SuccessfulCreate Job/once: Created pod: " + pod.name(),
                        "Normal Completed Job/once: Job completed");
    }

    @Test
    void failures_back_off_and_end_the_job_at_the_limit() {
        cluster.outcome = pod -> "Failed";
        job("'backoffLimit':1,");
        cluster.seconds(8);
        assertThat(job().status().path("failed").asInt()).isEqualTo(1);
        assertThat(cluster.list(Resources.PODS)).hasSize(1);
        cluster.seconds(12);
        KubeObject job = job();
        assertThat(job.status().path("failed").asInt()).isEqualTo(2);
        assertThat(job.status().path("conditions").findValuesAsText("type")).containsExactly("FailureTarget", "Failed");
        assertThat(ControlPlane.condition(job, "Failed").path("reason").asText())
                .isEqualTo("BackoffLimitExceeded");
        assertThat(cluster.takeEvents())
                .contains("Warning BackoffLimitExceeded Job/once: Job has reached the specified backoff limit");
    }

    @Test
    void parallelism_and_completions_hold() {
        cluster.outcome = pod -> "Succeeded";
        job("'parallelism':2,'completions':5,");
        cluster.seconds(1);
        assertThat(job().status().path("active").asInt()).isEqualTo(2);
        cluster.seconds(30);
        assertThat(job().status().path("succeeded").asInt()).isEqualTo(5);
        assertThat(job().is("Complete")).isTrue();
    }

    @Test
    void an_indexed_job_runs_each_index_once() {
        cluster.outcome = pod -> "Succeeded";
        job("'completionMode':'Indexed','parallelism':3,'completions':3,");
        cluster.seconds(10);
        assertThat(job().status().path("completedIndexes").asText()).isEqualTo("0-2");
        assertThat(cluster.list(Resources.PODS))
                .extracting(p -> p.name().replaceAll("-.{5}$", ""))
                .containsExactly("once-0", "once-1", "once-2");
    }

    @Test
    void a_deadline_ends_the_job() {
        job("'activeDeadlineSeconds':30,");
        cluster.seconds(40);
        assertThat(ControlPlane.condition(job(), "Failed").path("reason").asText())
                .isEqualTo("DeadlineExceeded");
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    @Test
    void suspending_takes_the_pods_away_and_resuming_brings_them_back() {
        job("");
        cluster.seconds(5);
        cluster.patch(Resources.JOBS, "once", "{'spec':{'suspend':true}}");
        cluster.seconds(5);
        assertThat(ControlPlane.condition(job(), "Suspended").path("status").asText())
                .isEqualTo("True");
        assertThat(cluster.list(Resources.PODS)).isEmpty();
        cluster.patch(Resources.JOBS, "once", "{'spec':{'suspend':false}}");
        cluster.seconds(5);
        assertThat(job().status().path("active").asInt()).isEqualTo(1);
        assertThat(job().status().path("failed").asInt()).isZero();
    }

    @Test
    void a_finished_job_with_a_time_to_live_is_deleted() {
        cluster.outcome = pod -> "Succeeded";
        job("'ttlSecondsAfterFinished':20,");
        cluster.seconds(15);
        assertThat(cluster.list(Resources.JOBS)).hasSize(1);
        cluster.seconds(20);
        assertThat(cluster.list(Resources.JOBS)).isEmpty();
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    private void cronJob(String extra) {
        cluster.create(
                Resources.CRONJOBS,
                "{'metadata':{'name':'tick'},'spec':{'schedule':'* * * * *'," + extra
                        + "'successfulJobsHistoryLimit':3,'failedJobsHistoryLimit':1,"
                        + "'jobTemplate':{'spec':{'template':{'spec':{'restartPolicy':'Never',"
                        + "'containers':[{'name':'c','image':'busybox'}]}}}}}}");
    }

    @Test
    void a_cron_job_starts_a_job_each_minute_and_keeps_three() {
        cluster.outcome = pod -> "Succeeded";
        cluster.seconds(30);
        cronJob("'concurrencyPolicy':'Allow',");
        cluster.seconds(60 * 6);
        assertThat(cluster.list(Resources.JOBS)).hasSize(3);
        long minute = cluster.loop.now().getEpochSecond() / 60;
        assertThat(cluster.list(Resources.JOBS)).extracting(KubeObject::name).contains("tick-" + minute);
        assertThat(cluster.takeEvents())
                .contains(
                        "Normal SuccessfulCreate CronJob/tick: Created job tick-" + minute,
                        "Normal SawCompletedJob CronJob/tick: Saw completed job: tick-" + minute
                                + ", condition: Complete",
                        "Normal SuccessfulDelete CronJob/tick: Deleted job tick-" + (minute - 3));
    }

    @Test
    void forbid_waits_and_replace_does_not() {
        cronJob("'concurrencyPolicy':'Forbid',");
        cluster.seconds(200);
        assertThat(cluster.list(Resources.JOBS)).hasSize(1);
        assertThat(cluster.takeEvents())
                .contains(
                        "Normal JobAlreadyActive CronJob/tick: Not starting job because prior execution is running and"
                                + " concurrency policy is Forbid");
        cluster.patch(Resources.CRONJOBS, "tick", "{'spec':{'concurrencyPolicy':'Replace'}}");
        cluster.seconds(120);
        assertThat(cluster.list(Resources.JOBS)).hasSize(1);
        assertThat(cluster.takeEvents()).anyMatch(e -> e.contains("SuccessfulDelete CronJob/tick: Deleted job tick-"));
    }

    @Test
    void an_index_that_fails_too_often_fails_alone() {
        cluster.outcome = pod -> pod.annotations()
                        .get("batch.kubernetes.io/job-completion-index")
                        .equals("1")
                ? "Failed"
                : "Succeeded";
        job("'completionMode':'Indexed','parallelism':3,'completions':3,'backoffLimitPerIndex':1,");
        cluster.seconds(8);
        assertThat(job().status().path("failedIndexes").asText("none")).isEmpty();
        assertThat(job().status().path("completedIndexes").asText()).isEqualTo("0,2");
        assertThat(cluster.list(Resources.PODS)).hasSize(3);
        cluster.seconds(30);
        KubeObject job = job();
        assertThat(job.status().path("failedIndexes").asText()).isEqualTo("1");
        assertThat(job.status().path("failed").asInt()).isEqualTo(2);
        assertThat(cluster.list(Resources.PODS))
                .extracting(p -> p.annotations().get("batch.kubernetes.io/job-index-failure-count"))
                .containsExactlyInAnyOrder("0", "0", "0", "1");
        assertThat(ControlPlane.condition(job, "Failed").path("reason").asText())
                .isEqualTo("FailedIndexes");
        assertThat(ControlPlane.condition(job, "Failed").path("message").asText())
                .isEqualTo("Job has failed indexes");
    }

    @Test
    void too_many_failed_indexes_end_the_job() {
        cluster.outcome = pod -> "Failed";
        job("'completionMode':'Indexed','parallelism':2,'completions':4,'backoffLimitPerIndex':0,"
                + "'maxFailedIndexes':1,");
        cluster.seconds(30);
        assertThat(ControlPlane.condition(job(), "Failed").path("reason").asText())
                .isEqualTo("MaxFailedIndexesExceeded");
        assertThat(job().status().path("failedIndexes").asText()).isEqualTo("0,1");
    }

    @Test
    void a_job_succeeds_by_its_policy_and_its_other_pods_go() {
        cluster.outcome = pod -> pod.annotations()
                        .get("batch.kubernetes.io/job-completion-index")
                        .equals("2")
                ? "Succeeded"
                : null;
        job(
                "'completionMode':'Indexed','parallelism':3,'completions':5,"
                        + "'successPolicy':{'rules':[{'succeededIndexes':'0-1'},{'succeededIndexes':'2-3','succeededCount':1}]},");
        cluster.seconds(30);
        KubeObject job = job();
        assertThat(job.status().path("conditions").findValuesAsText("type"))
                .containsExactly("SuccessCriteriaMet", "Complete");
        assertThat(job.status().path("conditions").findValuesAsText("reason")).containsOnly("SuccessPolicy");
        assertThat(job.status().path("conditions").findValuesAsText("message"))
                .containsOnly("Matched rules at index 1");
        assertThat(cluster.list(Resources.PODS)).hasSize(1);
    }
}
