package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.Learner;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims for labs that are no web server: work that comes to its end, and who may do what. */
class JobAndAccessClaimsTest {
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");
    private static final String NS = "ml-platform";

    private Cluster cluster;
    private Digest baseline;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        LabRun run = new LabRunner(new EmbeddedProvider(clock)).runStill(LAB, "jobs", 7, null);
        cluster = run.cluster();
        create("""
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: nightly, namespace: ml-platform}
            spec:
              schedule: "*/10 * * * *"
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - {name: train, image: busybox:1.36, command: [sh, -c, "sleep 20; echo trained"]}
            """);
        baseline = Digest.of(cluster.api(), List.of(NS));
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private void create(String yaml) {
        Yaml.documents("test", yaml).forEach(o -> cluster.api().create(o));
    }

    private void patch(String yaml) {
        ObjectNode patch = Yaml.documents("test", yaml).get(0);
        cluster.api().patch(new ObjectAt("CronJob", NS, "nightly"), PatchKind.STRATEGIC, patch);
    }

    private Judgement judged(String claim) {
        Claim read = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", claim));
        return read.judge(new Collector(cluster, LAB).collect(read.wants(), baseline, Set.of(), Thoroughness.PROOF));
    }

    private static void assertUnmet(Judgement judgement, String actual, String why) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains(actual);
        assertThat(judgement.why()).contains(why);
    }

    private static final String COMPLETES =
            "completes: {namespace: ml-platform, cronJob: nightly, within: 1h, every: 10m, prints: '^trained'}";

    @Test
    void the_next_runs_come_when_they_are_due_and_complete() {
        Judgement judgement = judged(COMPLETES);
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(judgement.actual()).matches("nightly-\\d+ completed, nightly-\\d+ completed");
        assertThat(judgement.expected())
                .isEqualTo("the next 2 runs of CronJob nightly complete, 10 minutes after each other");
    }

    @Test
    void a_run_that_fails_or_never_comes_does_not_complete() {
        patch("{spec: {suspend: true}}");
        assertUnmet(judged(COMPLETES), "no run", "It is suspended.");
        patch("{spec: {suspend: false, schedule: '0 3 31 2 *'}}");
        assertUnmet(judged(COMPLETES), "no run", "No more came within 1 hour.");
        patch("{spec: {schedule: '*/10 * * * *', jobTemplate: {spec: {template: {spec: {containers:"
                + " [{name: train, command: [sh, -c, 'exit 1']}]}}}}}}");
        assertUnmet(judged(COMPLETES), "did not complete", "BackoffLimitExceeded");
        cluster.api().delete(new ObjectAt("CronJob", NS, "nightly"), null);
        assertUnmet(judged(COMPLETES), "no run", "There is no CronJob nightly.");
    }

    @Test
    void a_program_that_only_says_so_has_not_done_the_work() {
        patch("{spec: {jobTemplate: {spec: {template: {spec: {containers:"
                + " [{name: train, command: [echo, trained]}]}}}}}}");
        assertUnmet(judged(COMPLETES), "completed", "Container train ran another command than in the healthy cluster.");
        patch("{spec: {schedule: '*/5 * * * *', jobTemplate: {spec: {template: {spec: {containers:"
                + " [{name: train, command: [sh, -c, 'sleep 20; echo trained']}]}}}}}}");
        Judgement tooOften = judged(COMPLETES);
        assertThat(tooOften.fraction()).isEqualTo(0.5);
        assertThat(tooOften.why()).isEqualTo("It comes at other times than it should.");
        assertUnmet(judged(COMPLETES.replace("trained", "stored")), "completed", "does not say what it should");
        assertUnmet(
                judged("completes: {namespace: ml-platform, cronJob: nightly, within: 1h, runs: 1,"
                        + " writes: {kind: ConfigMap, name: model-registry-data}}"),
                "completed",
                "ConfigMap model-registry-data was not written by nightly-");
    }

    @ParameterizedTest
    @CsvSource({"24, 0.5", "60, 1"})
    void a_deadline_of_its_pods_bounds_a_run_that_needs_one_try(int seconds, double share) {
        patch("{spec: {jobTemplate: {spec: {template: {spec: {activeDeadlineSeconds: " + seconds + "}}}}}}");
        Judgement judgement = judged(COMPLETES);
        assertThat(judgement.fraction()).as(judgement.toString()).isEqualTo(share);
    }

    @Test
    void a_job_completes_or_it_does_not() {
        create("{apiVersion: batch/v1, kind: Job, metadata: {name: once, namespace: ml-platform}, spec: {template:"
                + " {spec: {restartPolicy: Never, containers: [{name: c, image: 'busybox:1.36', command: [sleep,"
                + " '90']}]}}}}");
        String claim = "completes: {namespace: ml-platform, job: %s, within: %s, otherProgram: true, writes:"
                + " {kind: Pod, name: none}}";
        assertUnmet(judged(claim.formatted("once", "1m")), "no run", "It has not ended.");
        assertUnmet(judged(claim.formatted("once", "5m")), "once completed", "Pod none was not written by once.");
        assertUnmet(judged(claim.formatted("other", "5m")), "no run", "There is no Job other.");
        assertThat(judged("completes: {namespace: ml-platform, job: once, within: 5m}")
                        .verdict())
                .isEqualTo(Verdict.met);
    }

    @Test
    void who_is_let_in_may_what_they_were_let_in_with_and_no_more_whatever_their_name() {
        cluster.admit(new Learner("ada", NS, List.of(new Access(NS, Access.Role.edit, List.of()))));
        assertThat(judged("noMoreRights: {namespace: ml-platform}").verdict()).isEqualTo(Verdict.met);
        create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: more, namespace:"
                + " ml-platform}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin},"
                + " subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: ada}, {kind: User, apiGroup:"
                + " rbac.authorization.k8s.io, name: learner}]}");
        Judgement judgement = judged("noMoreRights: {namespace: ml-platform}");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("ada: ").doesNotContain("ada: get pods;");
    }

    @Test
    void groups_and_names_count_for_what_somebody_may_do() {
        create("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: ml-platform},"
                + " rules: [{apiGroups: [''], resources: [configmaps], resourceNames: [model-registry-data],"
                + " verbs: [get]}]}");
        create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace:"
                + " ml-platform}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}, subjects:"
                + " [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: team-fraud}]}");
        String claim =
                "canI: {user: jane, groups: [%s], verb: get, resource: configmaps, namespace: ml-platform, name: %s}";
        assertThat(judged(claim.formatted("team-fraud", "model-registry-data")).verdict())
                .isEqualTo(Verdict.met);
        assertUnmet(
                judged(claim.formatted("team-fraud", "other")),
                "no",
                "jane of team-fraud: get configmaps/other in ml-platform.");
        assertUnmet(judged(claim.formatted("team-risk", "model-registry-data")), "no", "jane of team-risk");
    }

    @Test
    void an_object_is_taken_or_refused_for_the_reason_that_is_meant() {
        create("{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: payments},"
                + " spec: {hard: {requests.cpu: '1'}}}");
        create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: payments},"
                + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit},"
                + " subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: team-fraud}]}");
        String claim =
                "admits: {by: {user: jane, groups: [%s]}, object: {apiVersion: v1, kind: Pod, metadata: {name: p,"
                        + " namespace: payments}, spec: {containers: [{name: c, image: i, resources: {requests: {cpu:"
                        + " '%s'}}}]}}%s}";
        Judgement taken = judged(claim.formatted("team-fraud", "1", ""));
        assertThat(taken.verdict()).as(taken.toString()).isEqualTo(Verdict.met);
        assertThat(taken.expected()).isEqualTo("Pod in payments by jane is taken");
        String beyond = ", refused: true, because: exceeded quota";
        assertThat(judged(claim.formatted("team-fraud", "2", beyond)).verdict()).isEqualTo(Verdict.met);
        assertUnmet(judged(claim.formatted("team-fraud", "1", beyond)), "taken", "");
        assertUnmet(
                judged(claim.formatted("team-fraud", "2", "")), "refused: pods \"p\" is forbidden: exceeded quota", "");
        assertUnmet(
                judged(claim.formatted("team-risk", "2", beyond)),
                "User \"jane\" cannot create resource \"pods\"",
                "It is refused, but for another reason.");
        assertThat(cluster.api().find("Pod", "payments", "p")).isEmpty();
    }
}
