package dev.podfall.sim.files;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Files and directories of one volume or one container's writable layer. Paths are slash-separated; slashes at their ends
 * and empty parts don't matter, and the root is empty. Every call costs what it changes or answers, however much there is.
 */
public final class Tree {
    private final Blocks blocks;
    private final Space space;
    private final InstantSource clock;
    private final Changes changes = new Changes();
    private final Inode root;
    private long count;
    private long links;

    Tree(Blocks blocks, Space space, InstantSource clock) {
        this.blocks = blocks;
        this.space = space;
        this.clock = clock;
        this.root = new Inode(Inode.Kind.DIRECTORY, clock.instant());
    }

    public Space space() {
        return space;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The directory that holds all of it. */
    public Inode root() {
        return root;
    }

    /** Whether there is a symbolic link in it. */
    public boolean hasLinks() {
        return links > 0;
    }

    /** Files and directories in it. */
    long count() {
        return count;
    }

    Changes changes() {
        return changes;
    }

    /** What is at a path, or null. */
    public Inode find(String path) {
        Inode at = root;
        for (String part : parts(path)) {
            at = at.isDirectory() ? at.children().get(part) : null;
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** What is at a path once symbolic links are followed, as far as they stay in this tree; null if there is nothing. */
    public Inode follow(String path) {
        return new LinkWalk(this).follow(path);
    }

    /** Whether this layer hides what a lower one has at a path. */
    public boolean hides(String path) {
        Inode at = root;
        boolean opaque = false;
        for (String part : parts(path)) {
            at = at.isDirectory() ? at.children().get(part) : null;
            if (at == null) {
                return opaque;
            }
            opaque |= at.isOpaque();
            if (!at.isDirectory()) {
                return true;
            }
        }
        return opaque;
    }

    static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(8);
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start && !(end == start + 1 && path.charAt(start) == '.')) {
                parts.add(path.substring(start, end));
            }
            start = end + 1;
        }
        return parts;
    }

    /**
     * The file at a path, made with its directories if there is none.
     *
     * @return null when something else is in the way
     * @throws NoSpaceException when there are too many files
     */
    public Inode file(String path) {
        return make(path, Inode.Kind.FILE);
    }

    /** Makes a directory and those above it. Answers null when a file is in the way. @throws NoSpaceException */
    public Inode makeDirectory(String path) {
        return make(path, Inode.Kind.DIRECTORY);
    }

    /** Marks that what a lower layer has at a path is gone. @throws NoSpaceException when there are too many files */
    public void whiteOut(String path) {
        make(path, Inode.Kind.WHITEOUT);
    }

    private Inode make(String path, Inode.Kind kind) {
        Inode at = root;
        List<String> parts = parts(path);
        for (int i = 0; i < parts.size(); i++) {
            Inode.Kind wanted = i == parts.size() - 1 ? kind : Inode.Kind.DIRECTORY;
            Inode next = at.children().get(parts.get(i));
            boolean hidden = next != null && next.isWhiteout() && wanted != Inode.Kind.WHITEOUT;
            if (hidden) {
                drop(next);
                next = null;
            }
            if (next == null) {
                next = add(at, parts.get(i), wanted);
                next.opaque(hidden);
            }
            if (next.kind() != wanted) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** Puts back what was saved: a directory stays what it is, all else is made anew. */
    Inode restore(String path, Inode.Kind kind) {
        Inode there = find(path);
        if (there != null && !(there.isDirectory() && kind == Inode.Kind.DIRECTORY)) {
            drop(there);
        }
        return make(path, kind);
    }

    private Inode add(Inode directory, String name, Inode.Kind kind) {
        space.takeFile();
        count++;
        Instant now = clock.instant();
        Inode made = new Inode(kind, now);
        if (kind == Inode.Kind.FILE) {
            made.content(new Content(blocks, space, c -> written(made)));
        }
        links += kind == Inode.Kind.LINK ? 1 : 0;
        directory.put(name, made);
        directory.modified(now);
        changes.changed(made);
        return made;
    }

    private void written(Inode file) {
        file.modified(clock.instant());
        changes.changed(file);
    }

    /** Sets permission bits. */
    public void changeMode(Inode inode, int mode) {
        inode.mode(mode);
        changes.changed(inode);
    }

    /** Sets whom it belongs to. */
    public void changeOwner(Inode inode, long user, long group) {
        inode.owner(user, group);
        changes.changed(inode);
    }

    /**
     * Makes a symbolic link.
     *
     * @return null when something else is there or in the way
     * @throws NoSpaceException when there are too many files
     */
    public Inode link(String path, String target) {
        Inode link = find(path) == null || find(path).isWhiteout() ? make(path, Inode.Kind.LINK) : null;
        if (link != null) {
            link.target(target);
            changes.changed(link);
        }
        return link;
    }

    /** Sets the time of the last change to now. */
    public void touch(Inode inode) {
        written(inode);
    }

    /** Removes a file, or a directory with all that is in it; false if there is nothing. */
    public boolean remove(String path) {
        Inode inode = find(path);
        if (inode == null || inode == root) {
            return false;
        }
        drop(inode);
        return true;
    }

    private void drop(Inode inode) {
        inode.parent().modified(clock.instant());
        changes.removed(inode);
        inode.unlink();
        release(inode);
    }

    private void release(Inode inode) {
        space.giveFileBack();
        count--;
        links -= inode.isLink() ? 1 : 0;
        changes.forget(inode);
        if (inode.isDirectory()) {
            inode.children().values().forEach(this::release);
        } else if (inode.isFile()) {
            inode.content().release();
        }
    }

    /** Gives what is at one path another one, in place of what was there. False when the new place cannot be. */
    public boolean move(String from, String to) {
        Inode inode = find(from);
        List<String> parts = parts(to);
        if (inode == null || inode == root || parts.isEmpty()) {
            return false;
        }
        Inode directory = makeDirectory(String.join("/", parts.subList(0, parts.size() - 1)));
        if (directory == null) {
            return false;
        }
        Inode there = find(to);
        if (there == inode) {
            return true;
        }
        if (there != null) {
            drop(there);
        }
        changes.removed(inode);
        inode.unlink();
        directory.put(parts.get(parts.size() - 1), inode);
        changedBelow(inode);
        return true;
    }

    private void changedBelow(Inode inode) {
        changes.changed(inode);
        if (inode.isDirectory()) {
            inode.children().values().forEach(this::changedBelow);
        }
    }

    /** Removes everything. */
    public void clear() {
        for (Inode child : List.copyOf(root.children().values())) {
            drop(child);
        }
    }
}
