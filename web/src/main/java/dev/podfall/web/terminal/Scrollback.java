package dev.podfall.web.terminal;

import java.nio.charset.StandardCharsets;

/** The last bytes a shell printed. Positions count from its first byte. Not safe for several threads. */
final class Scrollback {
    private static final String SOFT_RESET = "\033[0m";

    private final byte[] ring;
    private final ScreenModes modes = new ScreenModes();
    private long end;

    /** @param most bytes that are kept */
    Scrollback(int most) {
        this.ring = new byte[most];
    }

    void add(byte[] bytes, int length) {
        modes.read(bytes, length);
        var skipped = Math.max(0, length - ring.length);
        var at = (int) ((end + skipped) % ring.length);
        var first = Math.min(length - skipped, ring.length - at);
        System.arraycopy(bytes, skipped, ring, at, first);
        System.arraycopy(bytes, skipped + first, ring, 0, length - skipped - first);
        end += length;
    }

    /** One past the last byte. */
    long end() {
        return end;
    }

    long start() {
        return Math.max(0, end - ring.length);
    }

    boolean isFullScreen() {
        return modes.isFullScreen();
    }

    /** Whether all from a position on is still here. */
    boolean reaches(long position) {
        return position >= start() && position <= end;
    }

    /** All from a position on that {@link #reaches} says is here. */
    byte[] since(long position) {
        var bytes = new byte[(int) (end - position)];
        var at = (int) (position % ring.length);
        var first = Math.min(bytes.length, ring.length - at);
        System.arraycopy(ring, at, bytes, 0, first);
        System.arraycopy(ring, 0, bytes, first, bytes.length - first);
        return bytes;
    }

    /**
     * For a screen that knows nothing yet: all that is kept. Where the beginning is lost it starts with a whole line, after the modes
     * that were set before.
     */
    byte[] whole() {
        var kept = since(start());
        if (start() == 0) {
            return kept;
        }
        var line = 0;
        while (line < kept.length && kept[line] != '\n') {
            line++;
        }
        var from = line == kept.length ? 0 : line + 1;
        var before = (SOFT_RESET + modes.asSequences()).getBytes(StandardCharsets.US_ASCII);
        var all = new byte[before.length + kept.length - from];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(kept, from, all, before.length, kept.length - from);
        return all;
    }
}
