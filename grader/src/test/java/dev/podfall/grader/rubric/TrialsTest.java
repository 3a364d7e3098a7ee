package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is tried on a healthy cluster, and on ones that lack what the trial is about. */
class TrialsTest {
    private static final String NS = "ml-serving-prod";
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "trials", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private Judgement tried(String trial, String more) {
        String claim = "survives: {replacing: {namespace: " + NS + ", selector: app=fraud-scorer, trial: " + trial
                + ", within: 90s}, " + more + "}";
        Claim read = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", claim));
        return read.judge(
                new Collector(cluster, LAB).collect(read.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
    }

    private void deployment(String yaml) {
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        Yaml.documents("test", yaml).get(0));
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    @Test
    void what_is_left_alone_has_to_go_on() {
        assertThat(tried("calm", "lost: 0").verdict()).isEqualTo(Verdict.met);
        deployment("{spec: {template: {spec: {containers: [{name: fraud-scorer, livenessProbe: {httpGet: {path:"
                + " /live}}}]}}}}");
        Judgement judgement = tried("calm", "lost: 0");
        assertThat(judgement.verdict()).isEqualTo(Verdict.unmet);
        assertThat(judgement.why()).contains("They did not go on by themselves.", "has restarted");
    }

    @Test
    void what_more_losses_than_allowed_leave_is_the_labs_choice() {
        assertThat(tried("rollout", "lost: 0").fraction()).isEqualTo(0.5);
        assertThat(tried("rollout", "lost: 0, whole: true").fraction()).isZero();
        assertThat(tried("rollout", "lost: 100, whole: true").fraction()).isOne();
    }

    @Test
    void a_server_whose_answers_are_wrong_has_nothing_that_could_outlive_its_pods() {
        deployment(
                "{spec: {template: {spec: {containers: [{name: fraud-scorer, env: [{name: THRESHOLD, value: '0.95'}]}]}}}}");
        Judgement judgement = tried("kill", "lost: 3");
        assertThat(judgement.fraction()).isZero();
        assertThat(judgement.why()).contains("not right to begin with");
    }

    @Test
    void answers_that_turn_wrong_with_new_pods_were_right_before() {
        cluster.api()
                .patch(
                        new ObjectAt("ConfigMap", NS, "fraud-scorer-config"),
                        PatchKind.MERGE,
                        Yaml.documents("test", "{data: {THRESHOLD: '0.05'}}").get(0));
        assertThat(tried("kill", "lost: 3").why()).contains("turned wrong with the pods that came");
    }

    @Test
    void a_client_that_has_no_way_in_says_nothing_of_when_a_new_pod_can_answer() {
        Yaml.documents(
                        "policy",
                        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: " + NS
                                + "}, spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from:"
                                + " [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: payments}}}]}]}}")
                .forEach(p -> cluster.api().create(p));
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "warmsUp: {required: true, replacing: {namespace: " + NS
                        + ", selector: app=fraud-scorer, within: 30s}}"));
        Judgement judgement = claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
        assertThat(judgement.verdict()).as(judgement.actual()).isEqualTo(Verdict.met);
    }

    @Test
    void a_probe_that_is_slow_but_right_costs_nothing() {
        deployment("{spec: {template: {spec: {containers: [{name: fraud-scorer, readinessProbe: {initialDelaySeconds:"
                + " 60}}]}}}}");
        cluster.await(() -> false, Duration.ofSeconds(60));
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "warmsUp: {required: true, replacing: {namespace: " + NS
                        + ", selector: app=fraud-scorer, within: 30s}}"));
        Judgement judgement = claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(judgement.actual()).contains("from the first on");
    }

    private Judgement lasting() {
        Claim claim = Claim.of(
                Yaml.read(ClaimSpec.class, "claim.yaml", "lasts: {namespace: " + NS + ", selector: app=fraud-scorer}"));
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
    }

    @Test
    void what_cannot_be_looked_at_is_told_and_stops_no_hand_in() {
        cluster.remove();
        Judgement judgement = lasting();
        assertThat(judgement.verdict()).as(judgement.actual()).isEqualTo(Verdict.unverifiable);
        assertThat(judgement.actual()).startsWith("could not be looked at: ");
    }

    @Test
    void what_is_healthy_lasts() {
        assertThat(lasting().verdict()).isEqualTo(Verdict.met);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a Service of one revision's pods   | service    | New pods are not what the old ones were
        a label on the pods that there are | label      | New pods are not what the old ones were
        a server that ends by itself       | timeout    | It does not go on by itself
        an init container that lets nobody by later | gate | New pods are not what the old ones were
        pods that wait for each other      | deadlock   | New pods are not what the old ones were
        a ServiceAccount that is gone      | account    | New pods are not what the old ones were
        """)
    void what_does_not_last_is_no_repair(String what, String bomb, String why) {
        plant(bomb);
        Judgement judgement = lasting();
        assertThat(judgement.verdict()).as(judgement.actual()).isEqualTo(Verdict.unmet);
        assertThat(judgement.catastrophe()).isTrue();
        assertThat(judgement.why()).contains(why);
    }

    private void plant(String bomb) {
        ObjectAt service = new ObjectAt("Service", NS, "fraud-scorer");
        switch (bomb) {
            case "service" -> {
                String hash = cluster.api()
                        .list("Pod", NS, "app=fraud-scorer")
                        .get(0)
                        .at("/metadata/labels/pod-template-hash")
                        .asText();
                patch(service, "{spec: {selector: {pod-template-hash: '" + hash + "'}}}");
            }
            case "label" -> {
                cluster.api()
                        .list("Pod", NS, "app=fraud-scorer")
                        .forEach(p -> patch(
                                new ObjectAt("Pod", NS, p.at("/metadata/name").asText()),
                                "{metadata: {labels: {shard: a}}}"));
                patch(service, "{spec: {selector: {shard: a}}}");
            }
            case "timeout" ->
                deployment("{spec: {template: {spec: {containers: [{name: fraud-scorer, command: [sh, -c, timeout 240"
                        + " /app/fraud-scorer]}]}}}}");
            case "deadlock" ->
                deployment("{spec: {strategy: {$retainKeys: [type, rollingUpdate], type: RollingUpdate, rollingUpdate:"
                        + " {maxSurge: 1, maxUnavailable: 0}}, template: {spec: {initContainers: [{name: gate,"
                        + " image: 'busybox:1.36', command: [sh, -c, 'until wget -q -T 2 -O /dev/null"
                        + " http://fraud-scorer.ml-serving-prod/ready; do sleep 2; done']}]}}}}");
            case "gate" ->
                deployment(
                        "{spec: {template: {spec: {initContainers: [{name: gate, image: 'busybox:1.36', command: [sh,"
                                + " -c, '[ $(date +%s) -lt "
                                + (cluster.now().getEpochSecond() + 300) + " ]']}]}}}}");
            default -> {
                cluster.api()
                        .create(Yaml.documents(
                                        "sa",
                                        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: tmp, namespace: " + NS
                                                + "}}")
                                .get(0));
                deployment("{spec: {template: {spec: {serviceAccountName: tmp, serviceAccount: tmp}}}}");
                cluster.api().delete(new ObjectAt("ServiceAccount", NS, "tmp"), null);
            }
        }
        cluster.await(() -> false, Duration.ofSeconds(20));
    }

    private void patch(ObjectAt at, String yaml) {
        cluster.api().patch(at, PatchKind.MERGE, Yaml.documents("test", yaml).get(0));
    }

    private void budget(String spec) {
        Yaml.documents(
                        "test",
                        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: " + NS
                                + "}, spec: {selector: {matchLabels: {app: fraud-scorer}}, " + spec + "}}")
                .forEach(o -> cluster.api().create(o));
        cluster.await(() -> false, Duration.ofSeconds(5));
    }

    private List<String> uids() {
        return cluster.api().list("Pod", NS, "app=fraud-scorer").stream()
                .map(p -> p.at("/metadata/uid").asText())
                .toList();
    }

    private static void assertUnmet(Judgement judgement, String actual, String why) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains(actual);
        assertThat(judgement.why()).contains(why);
    }

    /** The Deployment is of type Recreate, and a process that hangs is not ready only after three probes. */
    @ParameterizedTest
    @CsvSource({"kill, 3", "rollout, 60", "drain, 3", "stuck, 10"})
    void a_healthy_cluster_survives(String trial, int lost) {
        List<String> before = uids();
        Judgement judgement = tried(trial, "lost: " + lost);
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(cluster.api().list("Node", null, null))
                .noneMatch(n -> n.at("/spec/unschedulable").asBoolean());
        assertThat(uids()).hasSize(before.size());
    }

    @Test
    void a_rolling_update_that_keeps_all_pods_loses_no_request_and_a_recreation_does() {
        assertThat(tried("rollout", "lost: 3").verdict()).isEqualTo(Verdict.partly);
        deployment("spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}}");
        assertThat(tried("rollout", "lost: 0").verdict()).isEqualTo(Verdict.met);
    }

    @Test
    void a_server_without_a_liveness_probe_hangs_until_its_pod_is_replaced_after_the_trial() {
        deployment("spec: {template: {spec: {containers: [{name: fraud-scorer, livenessProbe: null}]}}}");
        List<String> before = uids();
        assertUnmet(tried("stuck", "aspect: replacement"), "after the server in fraud-scorer-", "Nobody restarted it.");
        cluster.await(() -> false, Duration.ofSeconds(30));
        assertThat(uids()).hasSize(2).isNotEqualTo(before);
    }

    @Test
    void a_liveness_probe_that_asks_nobody_is_none() {
        deployment("spec: {template: {spec: {containers: [{name: fraud-scorer, livenessProbe: {httpGet: null,"
                + " exec: {command: ['true']}}}]}}}");
        assertUnmet(tried("stuck", "aspect: replacement"), "was made to hang", "Nobody restarted it.");
    }

    @Test
    void a_paused_deployment_does_not_roll_out() {
        deployment("spec: {paused: true}");
        assertUnmet(
                tried("rollout", "aspect: replacement"),
                "while Deployment fraud-scorer was rolled out anew",
                "It did not come to its end. The cluster said: the Deployment is paused");
    }

    @Test
    void a_budget_without_room_stops_a_drain_and_one_with_room_does_not() {
        budget("minAvailable: 2");
        assertUnmet(
                tried("drain", "aspect: replacement"),
                "was drained: pods stayed on the node; watched for 270 s; ready pods: 2 before, 2 after",
                "Pods stayed on the node. The cluster said: Cannot evict pod as it would violate the pod's disruption"
                        + " budget.");
        assertThat(cluster.api().list("Node", null, null))
                .noneMatch(n -> n.at("/spec/unschedulable").asBoolean());
        cluster.api().delete(new ObjectAt("PodDisruptionBudget", NS, "b"), null);
        budget("maxUnavailable: 1");
        assertThat(tried("drain", "lost: 3").verdict()).isEqualTo(Verdict.met);
    }

    @Test
    void pods_that_fit_nowhere_else_do_not_survive_a_drain() {
        deployment("spec: {template: {spec: {nodeSelector: {kubernetes.io/hostname: node-1}}}}");
        assertUnmet(tried("drain", "aspect: replacement"), "ready pods: 2 before, 0 after", "No pod was left");
    }

    @Test
    void with_no_pods_nothing_is_tried_and_a_guard_is_not_judged() {
        cluster.api().scale(DEPLOYMENT, 0);
        cluster.await(() -> false, Duration.ofSeconds(40));
        assertUnmet(tried("stuck", "lost: 10"), "there was no running server that could hang", "");
        Judgement guard = tried("stuck", "aspect: replacement");
        assertThat(guard.verdict()).isEqualTo(Verdict.unverifiable);
        assertThat(guard.actual()).isEqualTo("could not be tried: there was no running server that could hang");
        assertThat(lasting().actual())
                .isEqualTo("could not be tried: no client was answered just before it was to be tried");
    }
}
