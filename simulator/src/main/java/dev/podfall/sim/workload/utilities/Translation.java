package dev.podfall.sim.workload.utilities;

import java.util.Arrays;

/** What {@code tr} makes of each byte. */
final class Translation {
    private static final int DELETED = -1;

    private final int[] to = new int[256];
    private final boolean[] squeezed = new boolean[256];
    private int last = -1;

    /**
     * @param from the bytes that are meant, or with {@code complement} those that are not
     * @param target what they become, the last for all that are more; empty to leave them
     */
    Translation(String from, String target, boolean complement, boolean delete, boolean squeeze) {
        for (int b = 0; b < 256; b++) {
            int at = from.indexOf(b);
            boolean hit = complement ? at < 0 : at >= 0;
            to[b] = b;
            if (hit && delete) {
                to[b] = DELETED;
            } else if (hit && !target.isEmpty()) {
                to[b] = target.charAt(complement ? target.length() - 1 : Math.min(at, target.length() - 1)) & 0xff;
            }
            squeezed[b] = squeeze && hit;
        }
    }

    byte[] of(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int count = 0;
        for (byte raw : bytes) {
            int b = raw & 0xff;
            int now = to[b];
            if (now != DELETED && !(squeezed[b] && now == last)) {
                out[count++] = (byte) now;
                last = now;
            }
        }
        return count == out.length ? out : Arrays.copyOf(out, count);
    }
}
