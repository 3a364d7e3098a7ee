package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.PodView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;

/** Directories that containers write to and that outlive them: emptyDir for as long as the pod, claims for longer. */
final class Directories {
    /** Of directories that everybody may write to. */
    static final int WRITABLE = 0777;

    /** The same, where only its owner may remove a file. */
    static final int OPEN_TO_ALL = 01777;

    private static final String SHARED_MEMORY = "/shm";
    private static final long SHARED_MEMORY_BYTES = 64L << 20;
    private static final String EMPTY_DIR = "volume/pod/";
    private static final String CLAIM = "volume/claim/";
    private static final String VOLUME = "volume/pv/";

    private static final Duration UNTIL_SAVED = Duration.ofMinutes(1);

    private final Host host;
    private final NodeFiles files;

    Directories(Host host) {
        this.host = host;
        this.files = host.files();
    }

    /** An emptyDir. One in memory is as large as its limit, or else as the memory the pod may use. */
    Tree ofPod(PodView pod, JsonNode volume) {
        String key = EMPTY_DIR + pod.uid() + "/" + volume.path("name").asText();
        JsonNode source = volume.path("emptyDir");
        long most = isInMemory(volume) && source.has("sizeLimit")
                ? Quantity.of(source.path("sizeLimit")).longValue()
                : Long.MAX_VALUE;
        boolean known = files.has(key);
        Tree tree = open(key, most);
        if (!known) {
            tree.changeMode(tree.root(), isInMemory(volume) ? OPEN_TO_ALL : WRITABLE);
        }
        return tree;
    }

    /** The memory that the pod's containers share at {@code /dev/shm}. */
    Tree sharedMemory(PodView pod) {
        String key = EMPTY_DIR + pod.uid() + "/" + SHARED_MEMORY;
        Tree tree = files.tree(key, SHARED_MEMORY_BYTES);
        tree.changeMode(tree.root(), OPEN_TO_ALL);
        return tree;
    }

    static boolean isInMemory(JsonNode volume) {
        return volume.path("emptyDir").path("medium").asText().equals("Memory");
    }

    /** A volume whose storage is not a directory of a node that anybody sees. */
    Tree ofVolume(String name) {
        return files.tree(VOLUME + name, Long.MAX_VALUE);
    }

    /** Where a claim's files lay before it had a volume; null when there are none. */
    Tree ofUnboundClaim(String namespace, String claim) {
        String key = CLAIM + namespace + "/" + claim;
        return files.has(key) ? open(key, Long.MAX_VALUE) : null;
    }

    void remove(String uid) {
        String prefix = EMPTY_DIR + uid + "/";
        files.removeAll(prefix);
        host.disk().all(prefix).keySet().forEach(host.disk()::remove);
    }

    /** Removes those of pods that are not there any more. */
    void removeOthers(Set<String> uids) {
        files.removeAll(EMPTY_DIR, key -> {
            String rest = key.substring(EMPTY_DIR.length());
            return !uids.contains(rest.substring(0, rest.indexOf('/')));
        });
    }

    /** Before files had a place of their own, they lay in the node's journal. */
    private Tree open(String key, long mostBytes) {
        boolean known = files.has(key);
        Tree tree = files.tree(key, mostBytes);
        host.disk().read(key).ifPresent(saved -> {
            if (!known) {
                load(saved, tree);
            }
            host.time()
                    .after(
                            UNTIL_SAVED,
                            "kubelet " + host.node() + ": forget old files",
                            () -> host.disk().remove(key));
        });
        return tree;
    }

    private static void load(ObjectNode saved, Tree tree) {
        saved.fields().forEachRemaining(e -> {
            try {
                Inode file = tree.file(e.getKey());
                file.content().write(0, e.getValue().binaryValue());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
