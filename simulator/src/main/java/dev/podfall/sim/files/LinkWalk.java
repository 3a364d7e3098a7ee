package dev.podfall.sim.files;

import java.util.List;

/** The way through the symbolic links of one tree. */
final class LinkWalk {
    private static final int MOST_HOPS = 40;

    private final Tree tree;

    LinkWalk(Tree tree) {
        this.tree = tree;
    }

    /** What is at a path once symbolic links are followed, as far as they stay in this tree; null if there is nothing. */
    Inode follow(String path) {
        String at = path;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            String next = hop(at);
            if (next == null) {
                return tree.find(at);
            }
            at = next;
        }
        return null;
    }

    /** The path with its first link replaced; null without one. */
    private String hop(String path) {
        Inode at = tree.root();
        StringBuilder before = new StringBuilder();
        List<String> parts = Tree.parts(path);
        for (int i = 0; i < parts.size(); i++) {
            at = at.isDirectory() ? at.children().get(parts.get(i)) : null;
            if (at == null) {
                return null;
            }
            if (at.isLink()) {
                return before + at.target() + "/" + String.join("/", parts.subList(i + 1, parts.size()));
            }
            before.append(parts.get(i)).append('/');
        }
        return null;
    }
}
