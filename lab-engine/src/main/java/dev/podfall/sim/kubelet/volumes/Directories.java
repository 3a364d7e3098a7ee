package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Directories that containers write to and that outlive them: emptyDir for as long as the pod, claims for longer. */
final class Directories {
    private static final String EMPTY_DIR = "volume/pod/";
    private static final String CLAIM = "volume/claim/";

    private final Host host;
    private final Map<String, FileTree> open = new HashMap<>();

    Directories(Host host) {
        this.host = host;
    }

    FileTree ofPod(String uid, String volume) {
        return open(EMPTY_DIR + uid + "/" + volume);
    }

    FileTree ofClaim(String namespace, String claim) {
        return open(CLAIM + namespace + "/" + claim);
    }

    void remove(String uid) {
        String prefix = EMPTY_DIR + uid + "/";
        open.keySet().removeIf(key -> key.startsWith(prefix));
        host.disk().all(prefix).keySet().forEach(host.disk()::remove);
    }

    void checkpoint() {
        open.forEach((key, tree) -> {
            if (tree.takeDirty()) {
                ObjectNode saved = JsonNodeFactory.instance.objectNode();
                tree.content().forEach(saved::put);
                host.disk().write(key, saved);
            }
        });
    }

    private FileTree open(String key) {
        return open.computeIfAbsent(key, k -> {
            FileTree tree = new FileTree();
            host.disk().read(k).ifPresent(saved -> load(saved, tree));
            tree.takeDirty();
            return tree;
        });
    }

    private static void load(ObjectNode saved, FileTree tree) {
        saved.fields().forEachRemaining(e -> {
            try {
                tree.write(e.getKey(), e.getValue().binaryValue());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
