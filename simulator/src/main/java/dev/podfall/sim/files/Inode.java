package dev.podfall.sim.files;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A file or a directory of a tree, or the mark that what lies below is gone. */
public final class Inode {
    /** What it is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** In a writable layer: the image's file of that name was removed. */
        WHITEOUT,
        /** A symbolic link. */
        LINK
    }

    static final int FILE_MODE = 0644;
    static final int DIRECTORY_MODE = 0755;
    static final int LINK_MODE = 0777;

    private final Kind kind;
    private final TreeMap<String, Inode> children;
    private Content content;
    private Inode parent;
    private String name;
    private String target = "";
    private int mode;
    private long user;
    private long group;
    private Instant modified;
    private boolean opaque;
    private boolean changed;

    Inode(Kind kind, Instant modified) {
        this.kind = kind;
        this.children = kind == Kind.DIRECTORY ? new TreeMap<>() : null;
        this.mode = kind == Kind.DIRECTORY ? DIRECTORY_MODE : kind == Kind.LINK ? LINK_MODE : FILE_MODE;
        this.modified = modified;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    public boolean isLink() {
        return kind == Kind.LINK;
    }

    /** Where a symbolic link leads; empty for others. */
    public String target() {
        return target;
    }

    void target(String newTarget) {
        target = newTarget;
    }

    public boolean isWhiteout() {
        return kind == Kind.WHITEOUT;
    }

    /** A file's bytes; null for others. */
    public Content content() {
        return content;
    }

    void content(Content newContent) {
        content = newContent;
    }

    /** Permission bits. */
    public int mode() {
        return mode;
    }

    void mode(int newMode) {
        mode = newMode;
    }

    /** The id of the user it belongs to. */
    public long user() {
        return user;
    }

    /** The id of the group it belongs to. */
    public long group() {
        return group;
    }

    void owner(long newUser, long newGroup) {
        user = newUser;
        group = newGroup;
    }

    public Instant modified() {
        return modified;
    }

    void modified(Instant now) {
        modified = now;
    }

    /** Whether a directory hides what a lower layer has in one of that name. */
    public boolean isOpaque() {
        return opaque;
    }

    void opaque(boolean newOpaque) {
        opaque = newOpaque;
    }

    /** What is in a directory, by name. */
    public NavigableMap<String, Inode> children() {
        return children;
    }

    void put(String childName, Inode child) {
        children.put(childName, child);
        child.parent = this;
        child.name = childName;
    }

    void unlink() {
        parent.children.remove(name);
        parent = null;
    }

    Inode parent() {
        return parent;
    }

    String name() {
        return name;
    }

    /** Its path in the tree, without a leading slash. */
    String path() {
        if (parent == null) {
            return "";
        }
        String above = parent.path();
        return above.isEmpty() ? name : above + "/" + name;
    }

    /** Notes that it is to be saved; false when that was noted already. */
    boolean change() {
        boolean news = !changed;
        changed = true;
        return news;
    }

    void saved() {
        changed = false;
    }
}
