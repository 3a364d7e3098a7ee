package dev.podfall.sim.workload;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The character devices that every container has in {@code /dev}, for everybody to read and write. Mirrors {@code null(4)} and {@code random(4)}. */
public final class Devices {
    /** Permission bits. */
    public static final int MODE = 0666;

    private static final int BLOCK = 64 << 10;
    private static final byte[] NOTHING = {};
    private static final byte[] ZEROS = new byte[BLOCK];

    private static final Map<String, Supplier<FileHandle>> ALL = Map.of(
            "/dev/null", Empty::new,
            "/dev/zero", () -> new Zeros(true),
            "/dev/full", () -> new Zeros(false),
            "/dev/random", Noise::new,
            "/dev/urandom", Noise::new);

    private static final Map<String, String> NUMBERS = Map.of(
            "/dev/null", "1,   3",
            "/dev/zero", "1,   5",
            "/dev/full", "1,   7",
            "/dev/random", "1,   8",
            "/dev/urandom", "1,   9");

    private Devices() {}

    /** Where they are. */
    public static Set<String> paths() {
        return ALL.keySet();
    }

    /** Whether there is one at a path. */
    public static boolean isAt(String path) {
        return path.startsWith("/dev/") && ALL.containsKey(path);
    }

    /** Major and minor number of the one at a path, as {@code ls} shows them; empty for none. */
    public static String numbers(String path) {
        return NUMBERS.getOrDefault(path, "");
    }

    /** Opens the one at a path. */
    public static FileHandle open(String path) {
        return ALL.get(path).get();
    }

    /** Takes what is written, and keeps none of it. */
    private interface Device extends FileHandle {
        @Override
        default int write(long offset, byte[] bytes) {
            return bytes.length;
        }

        @Override
        default void truncate(long length) {
            // A device has no length.
        }
    }

    private record Empty() implements Device {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public byte[] read(long offset, int most) {
            return NOTHING;
        }
    }

    private record Zeros(boolean hasRoom) implements Device {
        @Override
        public long length() {
            return Long.MAX_VALUE;
        }

        @Override
        public byte[] read(long offset, int most) {
            return most >= BLOCK ? ZEROS : new byte[most];
        }

        @Override
        public int write(long offset, byte[] bytes) {
            return hasRoom ? bytes.length : 0;
        }
    }

    /** Always the same noise, so that a cluster tells the same story again. */
    private static final class Noise implements Device {
        private int seed = 7919;

        @Override
        public long length() {
            return Long.MAX_VALUE;
        }

        @Override
        public byte[] read(long offset, int most) {
            byte[] bytes = new byte[Math.min(most, BLOCK)];
            for (int i = 0; i < bytes.length; i++) {
                seed = seed * 1_103_515_245 + 12_345;
                bytes[i] = (byte) (seed >> 16);
            }
            return bytes;
        }
    }
}
