package dev.podfall.sim.kubelet.volumes;

import java.util.Arrays;

/**
 * A file that the API puts into a volume. Mirrors {@code pkg/volume/util.FileProjection}.
 *
 * @param mode permission bits
 * @param user whom it belongs to; null for root
 */
record FileProjection(byte[] data, int mode, Long user) {
    boolean sameAs(FileProjection other) {
        return other != null && mode == other.mode && Arrays.equals(data, other.data);
    }
}
