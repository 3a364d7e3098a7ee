package dev.podfall.sim.files;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is to be saved of a tree: what was removed, then what is new or different. */
final class Changes {
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<Inode> changed = new LinkedHashSet<>();
    private boolean noted;

    /** From now on changes are noted. */
    void note() {
        noted = true;
    }

    void changed(Inode inode) {
        if (noted && inode.change()) {
            changed.add(inode);
        }
    }

    void removed(Inode inode) {
        if (noted) {
            removed.add(inode.path());
        }
    }

    void forget(Inode inode) {
        if (changed.remove(inode)) {
            inode.saved();
        }
    }

    Set<String> removed() {
        return removed;
    }

    Set<Inode> changed() {
        return changed;
    }

    /** All that is there was saved at once. */
    void saved() {
        removed.clear();
        changed.forEach(Inode::saved);
        changed.clear();
    }

    boolean isEmpty() {
        return removed.isEmpty() && changed.isEmpty();
    }
}
