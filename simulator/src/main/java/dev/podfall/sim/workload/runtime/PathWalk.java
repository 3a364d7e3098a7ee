package dev.podfall.sim.workload.runtime;

import static dev.podfall.sim.workload.Credentials.EXECUTE;

import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The way to a path through directories and symbolic links, as far as permissions let one go. */
final class PathWalk {
    private static final int MOST_HOPS = 40;

    private final FileTree tree;
    private final Credentials who;

    PathWalk(FileTree tree, Credentials who) {
        this.tree = tree;
        this.who = who;
    }

    /** @param last whether a link at the very end is followed too */
    String to(String path, boolean last) {
        if (who.overrides() && !tree.hasLinks()) {
            return path;
        }
        Deque<String> left = new ArrayDeque<>();
        push(path, left);
        String at = "/";
        int hops = 0;
        while (!left.isEmpty()) {
            require(at, EXECUTE);
            String next = (at.equals("/") ? "/" : at + "/") + left.poll();
            String target = last || !left.isEmpty() ? tree.target(next) : null;
            if (target == null) {
                at = next;
            } else if (++hops > MOST_HOPS) {
                throw new FileSystem.Failure("Too many levels of symbolic links");
            } else {
                push(FileSystem.resolve(at, target), left);
                at = "/";
            }
        }
        return at;
    }

    private static void push(String path, Deque<String> left) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
        for (int i = parts.size() - 1; i >= 0; i--) {
            left.push(parts.get(i));
        }
    }

    /** What is there may be used so; what is not there is somebody else's trouble. */
    void require(String real, int wanted) {
        if (!who.overrides()
                && !tree.status(real).map(s -> s.allows(who, wanted)).orElse(true)) {
            throw new FileSystem.Failure(FileSystem.Failure.DENIED);
        }
    }

    /** A path without links, or null when nobody gets there. */
    String reached(String path, boolean last) {
        try {
            return to(path, last);
        } catch (FileSystem.Failure unreachable) {
            return null;
        }
    }
}
