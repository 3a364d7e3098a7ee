package dev.podfall.sim.workload;

/** A regular file that was opened. It stays the same file when it is renamed; once it is removed there is nothing in it. */
public interface FileHandle {
    /** Bytes in it now. */
    long length();

    /**
     * Some bytes from {@code offset}, at most {@code most}; empty at the end. They may be shared: they must not be changed.
     */
    byte[] read(long offset, int most);

    /**
     * Writes bytes.
     *
     * @return how many; fewer than there are when the device has no more room
     */
    int write(long offset, byte[] bytes);

    /** All of it. */
    default byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length())];
        for (int at = 0; at < all.length; ) {
            byte[] part = read(at, all.length - at);
            if (part.length == 0) {
                break;
            }
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Makes it shorter, or longer by zeros. @throws FileSystem.Failure when there is no room for that */
    void truncate(long length);
}
