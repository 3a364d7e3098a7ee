package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What is at a path and below it, one after the other; a directory comes before what is in it, or behind it. */
final class Walk implements Iterator<Walk.Entry> {
    /** How many entries a utility looks at in one step. */
    static final int AT_ONCE = 500;

    private final FileSystem files;
    private final int deepest;
    private final boolean directoriesLast;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Entry next;

    /** @param name as it was given, which all names begin with */
    Walk(Call call, String name, int deepest, boolean directoriesLast) {
        this.files = call.files();
        this.deepest = deepest;
        this.directoriesLast = directoriesLast;
        String path = call.path(name);
        this.next = new Entry(
                name, path, files.isDirectory(path), files.target(path).isPresent(), 0);
        descend();
    }

    Walk(Call call, String name) {
        this(call, name, Integer.MAX_VALUE, false);
    }

    /**
     * A file or directory.
     *
     * @param name as {@code find} prints it
     * @param link whether it is a symbolic link, which is not followed below the first
     */
    record Entry(String name, String path, boolean directory, boolean link, int depth) {}

    private record Level(Entry directory, Iterator<String> names) {}

    /** Goes down from a directory whose own turn is later, or right into it when its turn was before. */
    private void descend() {
        while (directoriesLast && next != null && next.directory() && next.depth() < deepest) {
            levels.push(new Level(next, files.list(next.path()).iterator()));
            Level top = levels.peek();
            next = top.names().hasNext() ? child(top) : levels.pop().directory();
            if (next == top.directory()) {
                return;
            }
        }
    }

    private Entry child(Level level) {
        String child = level.names().next();
        String lead = level.directory().name();
        String path = FileSystem.resolve(level.directory().path(), child);
        return new Entry(
                lead.endsWith("/") ? lead + child : lead + "/" + child,
                path,
                files.isDirectory(path) && files.target(path).isEmpty(),
                files.target(path).isPresent(),
                level.directory().depth() + 1);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Entry next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Entry now = next;
        if (!directoriesLast && now.directory() && now.depth() < deepest) {
            levels.push(new Level(now, files.list(now.path()).iterator()));
        }
        advance();
        return now;
    }

    private void advance() {
        next = null;
        while (!levels.isEmpty() && next == null) {
            Level top = levels.peek();
            if (top.names().hasNext()) {
                next = child(top);
                descend();
            } else {
                levels.pop();
                next = directoriesLast ? top.directory() : null;
            }
        }
    }
}
