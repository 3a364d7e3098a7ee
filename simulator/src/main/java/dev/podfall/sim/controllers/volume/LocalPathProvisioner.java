package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes directories of nodes into volumes, as the provisioner does that kind brings along. Mirrors
 * {@code github.com/rancher/local-path-provisioner} and {@code sigs.k8s.io/sig-storage-lib-external-provisioner}.
 */
public final class LocalPathProvisioner {
    private static final String NAME = "rancher.io/local-path";
    private static final String FOLDER = "/var/local-path-provisioner/";
    private static final List<String> MODES = List.of("ReadWriteOnce", "ReadWriteOncePod");

    /** Its helper pod takes about that long to make a directory or to clear one away. */
    private static final int FASTEST_MILLIS = 1500;

    private static final int SLOWEST_MILLIS = 3000;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);

    private final ControllerContext context;
    private final SimClient client;
    private final WorkQueue claims;
    private final WorkQueue volumes;
    private final Map<String, Duration> retries = new HashMap<>();
    private final Set<String> working = new HashSet<>();

    public LocalPathProvisioner(ControllerContext context) {
        this.context = context;
        this.client = context.client();
        this.claims = context.queue(this::claim);
        this.volumes = context.queue(this::volume);
        context.informers().on(Resources.PERSISTENTVOLUMECLAIMS, e -> heard(e, claims));
        context.informers().on(Resources.PERSISTENTVOLUMES, e -> heard(e, volumes));
    }

    private void heard(WatchEvent event, WorkQueue queue) {
        if (event.type() == WatchEvent.Type.DELETED) {
            retries.remove(event.object().path("metadata").path("uid").asText());
        } else if (!retries.containsKey(
                event.object().path("metadata").path("uid").asText())) {
            queue.add(Key.of(event.object()));
        }
    }

    private void claim(Key key) {
        Optional<Claim> found = Claim.find(client, key.namespace(), key.name()).filter(this::isMine);
        Optional<ObjectNode> storageClass = found.flatMap(c -> c.storageClass(client));
        if (storageClass.isEmpty() || !working.add(found.get().object().uid())) {
            return;
        }
        Claim claim = found.get();
        if (claim.volumeMode().equals("Block")) {
            working.remove(claim.object().uid());
            String text = NAME + " does not support block volume provisioning";
            context.recorder().warning(claim.object(), "ProvisioningFailed", text);
            return;
        }
        if (reschedule(claim)) {
            working.remove(claim.object().uid());
            return;
        }
        String text = "External provisioner is provisioning volume for claim \"" + claim.key() + "\"";
        context.recorder().normal(claim.object(), "Provisioning", text);
        Optional<String> refusal = refusal(claim);
        if (refusal.isPresent()) {
            working.remove(claim.object().uid());
            fail(key, claim, refusal.get());
            return;
        }
        context.timeline().after(helper(), NAME + ": make " + key, () -> {
            working.remove(claim.object().uid());
            retries.remove(claim.object().uid());
            make(claim, storageClass.get());
        });
    }

    /** The node it was to be on is gone: the scheduler chooses anew. */
    private boolean reschedule(Claim claim) {
        String node = claim.annotation(Claim.SELECTED_NODE);
        if (node.isEmpty() || client.find(Resources.NODES, null, node).isPresent()) {
            return false;
        }
        context.recorder().warning(claim.object(), "ProvisioningFailed", "node \"" + node + "\" not found");
        ObjectNode copy = claim.object().json().deepCopy();
        ((ObjectNode) copy.at("/metadata/annotations")).remove(Claim.SELECTED_NODE);
        client.update(Resources.PERSISTENTVOLUMECLAIMS, copy);
        return true;
    }

    private boolean isMine(Claim claim) {
        boolean decided = !claim.waitsForConsumer(client)
                || !claim.annotation(Claim.SELECTED_NODE).isEmpty();
        return claim.annotation(Claim.PROVISIONER).equals(NAME)
                && claim.volumeName().isEmpty()
                && decided
                && Volume.find(client, "pvc-" + claim.object().uid()).isEmpty();
    }

    private static Optional<String> refusal(Claim claim) {
        if (claim.spec().hasNonNull("selector")) {
            return Optional.of("claim.Spec.Selector is not supported");
        }
        if (!MODES.containsAll(claim.accessModes())) {
            return Optional.of("NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes");
        }
        return claim.annotation(Claim.SELECTED_NODE).isEmpty()
                ? Optional.of("configuration error, no node was specified")
                : Optional.empty();
    }

    private void fail(Key key, Claim claim, String why) {
        String text = "failed to provision volume with StorageClass \"" + claim.storageClass() + "\": " + why;
        context.recorder().warning(claim.object(), "ProvisioningFailed", text);
        Duration last = retries.get(claim.object().uid());
        Duration wait = last == null ? FIRST_RETRY : last.multipliedBy(2);
        retries.put(claim.object().uid(), wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait);
        claims.addAfter(key, retries.get(claim.object().uid()));
    }

    private Duration helper() {
        return Duration.ofMillis(FASTEST_MILLIS + context.dice().below(SLOWEST_MILLIS - FASTEST_MILLIS));
    }

    private void make(Claim claim, ObjectNode storageClass) {
        boolean gone =
                Claim.find(client, claim.object().namespace(), claim.name()).isEmpty();
        if (gone || Volume.find(client, "pvc-" + claim.object().uid()).isPresent()) {
            return;
        }
        String node = claim.annotation(Claim.SELECTED_NODE);
        ObjectNode volume = Provisioning.provisioned(claim, storageClass, NAME);
        ((ObjectNode) volume.at("/metadata/annotations")).put("local.path.provisioner/selected-node", node);
        volume.withObject("/spec/hostPath")
                .put(
                        "path",
                        FOLDER + volume.at("/metadata/name").asText() + "_"
                                + claim.object().namespace() + "_" + claim.name())
                .put("type", "DirectoryOrCreate");
        ObjectNode expression = volume.withObject("/spec/nodeAffinity/required")
                .putArray("nodeSelectorTerms")
                .addObject()
                .putArray("matchExpressions")
                .addObject();
        expression.put("key", "kubernetes.io/hostname").put("operator", "In");
        expression.putArray("values").add(node);
        client.create(Resources.PERSISTENTVOLUMES, volume);
        String text =
                "Successfully provisioned volume " + volume.at("/metadata/name").asText();
        context.recorder().normal(claim.object(), "ProvisioningSucceeded", text);
    }

    private void volume(Key key) {
        Optional<Volume> found = Volume.find(client, key.name()).filter(LocalPathProvisioner::isReleased);
        if (found.isEmpty() || !working.add(found.get().object().uid())) {
            return;
        }
        context.timeline().after(helper(), NAME + ": clear away " + key, () -> {
            Volume volume = found.get();
            working.remove(volume.object().uid());
            String node = volume.object().annotations().getOrDefault("local.path.provisioner/selected-node", "");
            context.directories()
                    .remove(node, volume.spec().path("hostPath").path("path").asText());
            if (Volume.find(client, key.name()).isPresent()) {
                client.delete(Resources.PERSISTENTVOLUMES, null, key.name(), DeleteOptions.DEFAULT);
            }
        });
    }

    private static boolean isReleased(Volume volume) {
        return volume.phase().equals("Released")
                && !volume.object().isTerminating()
                && NAME.equals(volume.object().annotations().get(Volume.PROVISIONED_BY))
                && volume.spec().path("persistentVolumeReclaimPolicy").asText().equals("Delete");
    }
}
