package dev.podfall.sim.addon.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.tools.Needs;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications over a Git repository, by a real kubectl. */
class ArgoCdTest {
    private static final String HEALING = "syncPolicy: {automated: {prune: true, selfHeal: true}}";

    @TempDir
    static Path home;

    private static ArgoTrial argo;

    @BeforeAll
    static void start() throws Exception {
        Needs.kubectl("Argo CD over a Git server");
        argo = ArgoTrial.start(home, null);
    }

    @AfterAll
    static void stop() {
        if (argo != null) {
            argo.close();
        }
    }

    @Test
    void aCommitArrivesADriftIsTakenBackAndAllGoesWithTheApplication() throws Exception {
        argo.application("web", "apps/fraud-scorer", HEALING);
        argo.untilSync("web", "Synced");
        argo.until("web", ".status.health.status", "Healthy");
        assertThat(argo.kubectl("get", "-n", "argocd", "app", "web").replaceAll(" +", " "))
                .isEqualTo("NAME SYNC STATUS HEALTH STATUS\nweb Synced Healthy");
        assertThat(argo.field("web", ".status.sync.revision")).matches("[0-9a-f]{40}");
        assertThat(argo.field("web", ".status.operationState.message"))
                .isEqualTo("successfully synced (all tasks run)");
        assertThat(argo.kubectl("get", "deploy", "web", "-o", "jsonpath={.metadata.annotations}"))
                .contains("\"argocd.argoproj.io/tracking-id\":\"web:apps/Deployment:default/web\"");

        argo.kubectl("set", "image", "deploy/web", "web=nginx:1.25");
        assertThat(argo.kubectl(
                        "wait",
                        "deploy/web",
                        "--for=jsonpath={.spec.template.spec.containers[0].image}=nginx:1.27",
                        "--timeout=60s"))
                .contains("condition met");
        argo.untilSync("web", "Synced");

        argo.commit("replace", "apps/fraud-scorer/deployment.yaml", "replicas: 2", "replicas: 3");
        argo.refresh("web");
        assertThat(argo.kubectl("wait", "deploy/web", "--for=jsonpath={.status.readyReplicas}=3", "--timeout=60s"))
                .contains("condition met");
        String events = argo.kubectl("events", "-n", "argocd", "--for=application/web");
        assertThat(events)
                .contains(
                        "Initiated automated sync to '",
                        "Updated sync status: Synced -> OutOfSync",
                        "Updated sync status: OutOfSync -> Synced",
                        "Partial sync operation to ",
                        " succeeded");

        argo.kubectl("delete", "-n", "argocd", "app", "web", "--timeout=60s");
        assertThat(argo.kubectl("get", "deploy", "web")).contains("not found");
    }

    @Test
    void withoutAutomationADifferenceIsShownAndSyncedWhenSomebodyAsks() throws Exception {
        argo.commit(
                "write",
                "manual/one.yaml",
                ArgoTrial.map("manual-one"),
                "write",
                "manual/two.yaml",
                ArgoTrial.map("manual-two"));
        argo.application("manual", "manual", "");
        argo.untilSync("manual", "OutOfSync");
        assertThat(argo.field("manual", ".status.health.status")).isEqualTo("Missing");
        argo.kubectl("patch", "-n", "argocd", "app", "manual", "--type=merge", "-p", "{\"operation\":{\"sync\":{}}}");
        argo.untilSync("manual", "Synced");
        assertThat(argo.kubectl("get", "cm", "manual-one", "manual-two", "-o", "name"))
                .isEqualTo("configmap/manual-one\nconfigmap/manual-two");

        argo.kubectl("patch", "cm", "manual-one", "--type=merge", "-p", "{\"data\":{\"a\":\"by hand\"}}");
        argo.untilSync("manual", "OutOfSync");
        assertThat(argo.field("manual", ".status.resources[?(@.name=='manual-one')].status"))
                .isEqualTo("OutOfSync");
        assertThat(argo.kubectl("get", "cm", "manual-one", "-o", "jsonpath={.data.a}"))
                .isEqualTo("by hand");

        argo.commit("remove", "manual/two.yaml");
        argo.refresh("manual");
        argo.until("manual", ".status.resources[?(@.name=='manual-two')].requiresPruning", "true");
        argo.kubectl("patch", "-n", "argocd", "app", "manual", "--type=merge", "-p", "{\"operation\":{\"sync\":{}}}");
        argo.until("manual", ".status.resources[?(@.name=='manual-one')].status", "Synced");
        assertThat(argo.field("manual", ".status.operationState.syncResult.resources[?(@.name=='manual-two')].message"))
                .isEqualTo("ignored (requires pruning)");
        assertThat(argo.field("manual", ".status.sync.status")).isEqualTo("OutOfSync");
        argo.kubectl(
                "patch",
                "-n",
                "argocd",
                "app",
                "manual",
                "--type=merge",
                "-p",
                "{\"operation\":{\"sync\":{\"prune\":true}}}");
        argo.untilSync("manual", "Synced");
        assertThat(argo.kubectl("get", "cm", "manual-two")).contains("not found");
        assertThat(argo.field("manual", ".status.history[*].id")).isEqualTo("0 1 2");
    }

    @Test
    void whatMayDifferIsNoDifference() throws Exception {
        argo.commit("write", "ignored/map.yaml", ArgoTrial.map("ignored"));
        argo.application(
                "ignored", "ignored", HEALING + ", ignoreDifferences: [{kind: ConfigMap, jsonPointers: [/data/a]}]");
        argo.untilSync("ignored", "Synced");
        argo.commit("write", "ignored/map.yaml", ArgoTrial.map("ignored").replace("a: b", "a: c"));
        String before = argo.field("ignored", ".status.sync.revision");
        argo.refresh("ignored");
        String after = before;
        for (int tries = 0; tries < 200 && after.equals(before); tries++) {
            after = argo.field("ignored", ".status.sync.revision");
        }
        assertThat(after).isNotEqualTo(before);
        assertThat(argo.field("ignored", ".status.sync.status")).isEqualTo("Synced");
        assertThat(argo.kubectl("get", "cm", "ignored", "-o", "jsonpath={.data.a}"))
                .isEqualTo("b");
    }

    @Test
    void whatCannotBeBuiltIsSaid() throws Exception {
        argo.application("lost", "nowhere", HEALING);
        argo.untilSync("lost", "Unknown");
        assertThat(argo.condition("lost", "ComparisonError"))
                .isEqualTo(
                        "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code ="
                                + " Unknown desc = nowhere: app path does not exist");
        argo.kubectl(
                "patch",
                "-n",
                "argocd",
                "app",
                "lost",
                "--type=merge",
                "-p",
                "{\"spec\":{\"source\":{\"targetRevision\":\"v9\"}}}");
        argo.until("lost", ".status.sync.comparedTo.source.targetRevision", "v9");
        assertThat(argo.condition("lost", "ComparisonError"))
                .endsWith("code = Unknown desc = unable to resolve 'v9' to a commit SHA");
        argo.kubectl(
                "patch",
                "-n",
                "argocd",
                "app",
                "lost",
                "--type=merge",
                "-p",
                "{\"spec\":{\"source\":{\"targetRevision\":\"main\",\"path\":\"../..\"}}}");
        argo.until("lost", ".status.sync.comparedTo.source.path", "../..");
        assertThat(argo.condition("lost", "ComparisonError")).endsWith("desc = ../..: app path outside root");
    }

    @Test
    void oddManifestsAreSaidAndStopNothing() throws Exception {
        argo.commit(
                "write",
                "odd/map.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: odd, labels: [a]}}",
                "write",
                "cycle/kustomization.yaml",
                "resources: [../cycle]",
                "write",
                "text/map.yaml",
                "just text");
        argo.application("odd", "odd", "syncPolicy: {automated: {}, retry: {limit: 0}}");
        argo.application("cycle", "cycle", HEALING);
        argo.application("text", "text", HEALING);
        argo.untilSync("cycle", "Unknown");
        assertThat(argo.condition("cycle", "ComparisonError"))
                .contains("`kustomize build <path to cached source>/cycle` failed exit status 1: Error: ")
                .contains("cycle detected");
        argo.untilSync("text", "Unknown");
        assertThat(argo.condition("text", "ComparisonError")).endsWith("Failed to unmarshal \"map.yaml\": <nil>");
        argo.until("odd", ".status.operationState.phase", "Failed");
        assertThat(argo.field("odd", ".status.operationState.message"))
                .startsWith("one or more objects failed to apply");
        assertThat(argo.kubectl(
                        "get",
                        "pods",
                        "-n",
                        "argocd",
                        "-o",
                        "jsonpath={.items[*].status.containerStatuses[*].restartCount}"))
                .isEqualTo("0 0");
    }

    @Test
    void aProjectSaysWhereToAndWhat() throws Exception {
        argo.apply("""
                apiVersion: argoproj.io/v1alpha1
                kind: AppProject
                metadata: {name: team, namespace: argocd}
                spec:
                  sourceRepos: ["http://git.delivery/*"]
                  destinations: [{server: "https://kubernetes.default.svc", namespace: "team-*"}]
                  clusterResourceWhitelist: [{group: "", kind: Namespace}]
                """);
        argo.commit(
                "write",
                "team/map.yaml",
                ArgoTrial.map("team"),
                "write",
                "team/role.yaml",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: team}, rules: []}");
        argo.application(
                "team", "team", "syncPolicy: {automated: {}, syncOptions: [CreateNamespace=true], retry: {limit: 0}}");
        argo.untilSync("team", "Synced");
        argo.kubectl("patch", "-n", "argocd", "app", "team", "--type=merge", "-p", "{\"spec\":{\"project\":\"team\"}}");
        argo.refresh("team");
        argo.untilSync("team", "Unknown");
        assertThat(argo.condition("team", "InvalidSpecError"))
                .isEqualTo(
                        "application destination server 'https://kubernetes.default.svc' and namespace 'default' do not"
                                + " match any of the allowed destinations in project 'team'");

        argo.kubectl(
                "patch",
                "-n",
                "argocd",
                "app",
                "team",
                "--type=merge",
                "-p",
                "{\"spec\":{\"destination\":{\"namespace\":\"team-a\"}},\"operation\":{\"sync\":{\"syncOptions\":[\"CreateNamespace=true\"]}}}");
        argo.until("team", ".status.operationState.phase", "Failed");
        assertThat(argo.field("team", ".status.operationState.message"))
                .isEqualTo("one or more synchronization tasks are not valid");
        assertThat(argo.field("team", ".status.operationState.syncResult.resources[*].message"))
                .isEqualTo("resource rbac.authorization.k8s.io:ClusterRole is not permitted in project team");
        assertThat(argo.kubectl("get", "ns", "team-a")).contains("not found");

        argo.commit("remove", "team/role.yaml");
        argo.refresh("team");
        argo.untilSync("team", "Synced");
        assertThat(argo.kubectl("get", "-n", "team-a", "cm", "team", "-o", "name"))
                .isEqualTo("configmap/team");
    }

    @Test
    void hooksRunBeforeAndAfterAndOneThatFailsKeepsTheRestBack() throws Exception {
        argo.commit(
                "write",
                "hooks/map.yaml",
                ArgoTrial.map("hooked"),
                "write",
                "hooks/before.yaml",
                hook("before", "PreSync", "exit 1"),
                "write",
                "hooks/after.yaml",
                hook("after", "PostSync", "exit 0"));
        argo.application("hooks", "hooks", "syncPolicy: {automated: {selfHeal: true}, retry: {limit: 0}}");
        argo.until("hooks", ".status.operationState.phase", "Failed");
        assertThat(argo.field("hooks", ".status.operationState.message"))
                .isEqualTo("one or more synchronization tasks completed unsuccessfully");
        assertThat(argo.kubectl("get", "cm", "hooked")).contains("not found");
        argo.until("hooks", ".status.conditions[0].type", "SyncError");
        assertThat(argo.condition("hooks", "SyncError")).startsWith("Failed last sync attempt to [");

        argo.commit("replace", "hooks/before.yaml", "exit 1", "exit 0");
        argo.refresh("hooks");
        argo.until("hooks", ".status.operationState.phase", "Succeeded");
        assertThat(argo.kubectl("get", "cm", "hooked", "-o", "name")).isEqualTo("configmap/hooked");
        assertThat(argo.field("hooks", ".status.operationState.syncResult.resources[*].hookType"))
                .isEqualTo("PreSync PostSync");
        assertThat(argo.field("hooks", ".status.operationState.message"))
                .isEqualTo("successfully synced (no more tasks)");
    }

    private static String hook(String name, String phase, String script) {
        return "{apiVersion: batch/v1, kind: Job, metadata: {name: " + name
                + ", annotations: {argocd.argoproj.io/hook: "
                + phase + "}}, spec: {backoffLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: run,"
                + " image: 'busybox:1.36', command: [sh, -c, '" + script + "']}]}}}}";
    }
}
