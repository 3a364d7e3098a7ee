package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.pod.PodView;

/** Gives a volume to the pod's {@code fsGroup}. Mirrors {@code pkg/volume/volume_linux.go}. */
final class VolumeOwnership {
    private static final int READ = 0440;
    private static final int READ_AND_WRITE = 0660;
    private static final int SEARCH_AND_INHERIT = 02110;
    private static final String ON_ROOT_MISMATCH = "OnRootMismatch";

    private final Long group;
    private final String policy;

    private VolumeOwnership(Long group, String policy) {
        this.group = group;
        this.policy = policy;
    }

    static VolumeOwnership of(PodView pod) {
        JsonNode security = pod.spec().path("securityContext");
        JsonNode group = security.path("fsGroup");
        return new VolumeOwnership(
                group.isNumber() ? group.asLong() : null,
                security.path("fsGroupChangePolicy").asText());
    }

    /** The user of all containers when they agree on one; else null. Mirrors {@code FsUserFrom}. */
    static Long userOf(PodView pod) {
        Long common = null;
        JsonNode ofPod = pod.spec().path("securityContext").path("runAsUser");
        for (String list : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : pod.spec().path(list)) {
                JsonNode own = container.path("securityContext").path("runAsUser");
                JsonNode user = own.isNumber() ? own : ofPod;
                if (!user.isNumber() || common != null && common != user.asLong()) {
                    return null;
                }
                common = user.asLong();
            }
        }
        return common;
    }

    boolean isGiven() {
        return group != null;
    }

    /** @param path what of the tree is the volume; empty for all */
    void give(Tree tree, String path, boolean readOnly) {
        Inode top = tree.find(path);
        boolean done = top != null && policy.equals(ON_ROOT_MISMATCH) && matches(top, readOnly);
        if (group != null && top != null && !done) {
            change(tree, top, readOnly ? READ : READ_AND_WRITE);
        }
    }

    private boolean matches(Inode top, boolean readOnly) {
        int wanted = (readOnly ? READ : READ_AND_WRITE) | SEARCH_AND_INHERIT;
        return top.group() == group && (top.mode() & wanted) == wanted;
    }

    private void change(Tree tree, Inode inode, int mask) {
        tree.changeOwner(inode, inode.user(), group);
        if (inode.isDirectory()) {
            tree.changeMode(inode, inode.mode() | mask | SEARCH_AND_INHERIT);
            inode.children().values().forEach(child -> change(tree, child, mask));
        } else if (inode.isFile()) {
            tree.changeMode(inode, inode.mode() | mask);
        }
    }
}
