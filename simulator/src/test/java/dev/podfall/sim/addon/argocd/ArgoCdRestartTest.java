package dev.podfall.sim.addon.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.tools.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations go on from what their state says, whoever was gone meanwhile. */
class ArgoCdRestartTest {
    private static final String HOOK =
            "{apiVersion: batch/v1, kind: Job, metadata: {name: slow, annotations: {argocd.argoproj.io/hook: PreSync}}, spec:"
                    + " {backoffLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: run, image: 'busybox:1.36',"
                    + " command: [sh, -c, 'sleep 400']}]}}}}";

    @Test
    void aSyncGoesOnAfterItsControllerAndTheServerWereReplaced(@TempDir Path home) throws Exception {
        Needs.kubectl("Argo CD over a Git server");
        Path saved = Files.createDirectory(home.resolve("cluster"));
        try (ArgoTrial argo = ArgoTrial.start(home, saved)) {
            argo.commit("write", "slow/map.yaml", ArgoTrial.map("after-the-hook"), "write", "slow/hook.yaml", HOOK);
            argo.application("slow", "slow", "syncPolicy: {automated: {selfHeal: true}}");
            argo.until("slow", ".status.operationState.message", "waiting for completion of hook batch/Job/slow");
            argo.kubectl("delete", "pod", "-n", "argocd", "argocd-application-controller-0");
            argo.kubectl(
                    "rollout", "status", "-n", "argocd", "statefulset/argocd-application-controller", "--timeout=90s");
            assertThat(argo.field("slow", ".status.operationState.phase")).isEqualTo("Running");
        }
        try (ArgoTrial argo = ArgoTrial.restore(home, saved)) {
            argo.until("slow", ".status.operationState.phase", "Succeeded");
            assertThat(argo.kubectl("get", "cm", "after-the-hook", "-o", "name"))
                    .isEqualTo("configmap/after-the-hook");
            assertThat(argo.field("slow", ".status.history[*].id")).isEqualTo("0");
            argo.untilSync("slow", "Synced");
        }
    }
}
