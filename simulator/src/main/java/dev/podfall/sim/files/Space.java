package dev.podfall.sim.files;

/**
 * Room for files: so many bytes and so many files, within the room of a parent. What is taken here is taken from all
 * parents too, so a volume is bounded by its own limit, its node's disk and what the cluster can afford.
 */
public final class Space {
    private Space parent;
    private long mostBytes;
    private long mostFiles;
    private long bytes;
    private long files;

    /** @param parent null for none */
    public Space(Space parent, long mostBytes, long mostFiles) {
        this.parent = parent;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    /** Room without a limit of its own. */
    public static Space within(Space parent) {
        return new Space(parent, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Takes up to that many bytes; answers how many there were. */
    long take(long wanted) {
        long granted = Math.min(wanted, free());
        for (Space s = this; s != null; s = s.parent) {
            s.bytes += granted;
        }
        return granted;
    }

    void giveBack(long amount) {
        for (Space s = this; s != null; s = s.parent) {
            s.bytes -= amount;
        }
    }

    /** @throws NoSpaceException when there are as many files as there may be */
    void takeFile() {
        for (Space s = this; s != null; s = s.parent) {
            if (s.files >= s.mostFiles) {
                throw new NoSpaceException();
            }
        }
        for (Space s = this; s != null; s = s.parent) {
            s.files++;
        }
    }

    void giveFileBack() {
        for (Space s = this; s != null; s = s.parent) {
            s.files--;
        }
    }

    /** Becomes a part of the same parent, with the same limits, as {@code other}, which itself is empty. */
    void moveTo(Space other) {
        for (Space s = parent; s != null; s = s.parent) {
            s.bytes -= bytes;
            s.files -= files;
        }
        parent = other.parent;
        mostBytes = other.mostBytes;
        mostFiles = other.mostFiles;
        for (Space s = parent; s != null; s = s.parent) {
            s.bytes += bytes;
            s.files += files;
        }
    }

    /** Bytes that may still be written. */
    public long free() {
        long free = Long.MAX_VALUE;
        for (Space s = this; s != null; s = s.parent) {
            free = Math.min(free, Math.max(0, s.mostBytes - s.bytes));
        }
        return free;
    }

    /** Bytes in use. */
    public long bytes() {
        return bytes;
    }

    /** Files and directories in use. */
    public long files() {
        return files;
    }
}
