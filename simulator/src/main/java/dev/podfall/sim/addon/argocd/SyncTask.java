package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A step of a sync: an object in a phase. Mirrors {@code pkg/sync/sync_task.go}. */
final class SyncTask {
    /** In which order kinds are applied; the others come behind. */
    private static final List<String> KINDS = List.of(
            "Namespace",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "StorageClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service",
            "DaemonSet",
            "Pod",
            "ReplicaSet",
            "Deployment",
            "HorizontalPodAutoscaler",
            "StatefulSet",
            "Job",
            "CronJob",
            "IngressClass",
            "Ingress");

    static final Comparator<SyncTask> ORDER = Comparator.comparingInt((SyncTask t) -> Hooks.PHASES.indexOf(t.phase))
            .thenComparingInt(SyncTask::wave)
            .thenComparingInt(t -> KINDS.contains(t.key.kind()) ? KINDS.indexOf(t.key.kind()) : KINDS.size())
            .thenComparing(t -> t.key);

    private final String phase;
    private final ResourceKey key;
    private final Optional<ResourceType> type;
    private final ObjectNode target;
    private final ObjectNode live;
    private final boolean outOfSync;
    private int wave;
    private ObjectNode result;

    /**
     * A step.
     *
     * @param target null for one that is to be deleted
     * @param live null for one that is not there
     */
    SyncTask(String phase, Optional<ResourceType> type, ObjectNode target, ObjectNode live, boolean outOfSync) {
        this.phase = phase;
        this.key = ResourceKey.of(target == null ? live : target);
        this.type = type;
        this.target = target;
        this.live = live;
        this.outOfSync = outOfSync;
        this.wave = Hooks.wave(any());
    }

    String phase() {
        return phase;
    }

    ResourceKey key() {
        return key;
    }

    Optional<ResourceType> type() {
        return type;
    }

    ObjectNode target() {
        return target;
    }

    ObjectNode live() {
        return live;
    }

    ObjectNode any() {
        return target == null ? live : target;
    }

    boolean isOutOfSync() {
        return outOfSync;
    }

    boolean isHook() {
        return target != null && Hooks.isHook(target);
    }

    boolean isPrune() {
        return target == null;
    }

    int wave() {
        return wave;
    }

    void wave(int other) {
        wave = other;
    }

    boolean isIn(String otherPhase, int otherWave) {
        return phase.equals(otherPhase) && wave == otherWave;
    }

    /** What became of it so far, as the operation's state has it. */
    void result(ObjectNode entry) {
        result = entry;
    }

    private String state() {
        return result == null ? "" : result.path("hookPhase").asText("");
    }

    boolean isPending() {
        return state().isEmpty();
    }

    boolean isRunning() {
        return state().equals(Phase.RUNNING);
    }

    boolean hasFailed() {
        return state().equals(Phase.FAILED) || state().equals(Phase.ERROR);
    }

    boolean wasRefused() {
        return result != null && result.path("status").asText().equals("SyncFailed");
    }

    boolean wasPruned() {
        return result != null && result.path("status").asText().equals("Pruned");
    }

    String message() {
        return result == null ? "" : result.path("message").asText("");
    }

    /** Whether an entry of the state's results is about it. */
    boolean concerns(JsonNode entry) {
        return entry.path("syncPhase").asText().equals(phase)
                && ResourceKey.ofStatus(entry).equals(key);
    }

    /** {@code apps/Deployment/web}. */
    @Override
    public String toString() {
        return key.group() + "/" + key.kind() + "/" + key.name();
    }
}
