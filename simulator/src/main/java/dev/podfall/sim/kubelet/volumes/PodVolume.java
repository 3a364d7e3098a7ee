package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A volume of a pod on this node: mounted, or waiting for its next try. */
final class PodVolume {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(122);

    private static final Map<String, String> PLUGINS = Map.of(
            "configMap", "configmap",
            "downwardAPI", "downward-api",
            "emptyDir", "empty-dir",
            "projected", "projected",
            "secret", "secret");

    private final String pod;
    private final JsonNode spec;
    private String shownName;
    private Mounted mount;
    private Map<String, FileProjection> last = Map.of();
    private Duration wait = Duration.ZERO;
    private Instant nextTry = Instant.MIN;

    /** @param pod its uid */
    PodVolume(String pod, JsonNode spec) {
        this.pod = pod;
        this.spec = spec;
    }

    String name() {
        return spec.path("name").asText();
    }

    JsonNode spec() {
        return spec;
    }

    /** Whether its content comes from API objects. */
    boolean isFromApi() {
        return spec.has("secret") || spec.has("configMap") || spec.has("downwardAPI") || spec.has("projected");
    }

    /** Whether nobody may write to it, whatever a container's mount says. */
    boolean isReadOnly() {
        return isFromApi()
                || spec.path("persistentVolumeClaim").path("readOnly").asBoolean();
    }

    /** Whether a claim stands between the pod and what it mounts. */
    boolean isClaimed() {
        return spec.has("persistentVolumeClaim") || spec.has("ephemeral");
    }

    /** What messages call it: a claimed volume has a name of its own. */
    String shownName() {
        return shownName == null ? name() : shownName;
    }

    void showAs(String name) {
        shownName = name;
    }

    /** Where the node keeps it: a path of its own for the node's directories, else one below the pod's. */
    String directory() {
        if (!mount.path().isEmpty()) {
            return mount.path();
        }
        String plugin = PLUGINS.entrySet().stream()
                .filter(p -> spec.has(p.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("local-volume");
        return "/var/lib/kubelet/pods/" + pod + "/volumes/kubernetes.io~" + plugin + "/" + shownName();
    }

    boolean isMounted() {
        return mount != null;
    }

    Mounted mount() {
        return mount;
    }

    void mounted(Mounted newMount) {
        mount = newMount;
        wait = Duration.ZERO;
    }

    /** Swaps what comes from the API, if it is another now. */
    void replace(Map<String, FileProjection> content, VolumeOwnership ownership, Instant now) {
        boolean same = content.size() == last.size()
                && content.entrySet().stream().allMatch(e -> e.getValue().sameAs(last.get(e.getKey())));
        if (!same || mount.tree().isEmpty()) {
            new AtomicWriter(mount.tree()).write(content, now);
            ownership.give(mount.tree(), "", true);
            last = content;
        }
    }

    boolean mayTry(Instant now) {
        return !nextTry.isAfter(now);
    }

    /** Half a second, doubling to about two minutes. Mirrors {@code goroutinemap/exponentialbackoff}. */
    void failed(Instant now) {
        Duration doubled = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        nextTry = now.plus(wait);
    }

    Instant nextTry() {
        return nextTry;
    }
}
