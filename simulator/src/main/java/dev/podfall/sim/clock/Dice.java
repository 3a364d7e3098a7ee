package dev.podfall.sim.clock;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The only source of chance in a cluster. The same seed and the same order of throws give the same story: pod
 * suffixes, UIDs, jitter and addresses.
 */
public final class Dice {
    /** The letters of generated names: no vowels, no look-alikes. Mirrors {@code k8s.io/apimachinery/pkg/util/rand}. */
    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0 (inclusive) to {@code bound} (exclusive). */
    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** A fraction from 0 (inclusive) to 1 (exclusive). */
    public synchronized double fraction() {
        return random.nextDouble();
    }

    /** {@code length} letters as Kubernetes appends them to generated names. */
    public synchronized String suffix(int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(SAFE.charAt(random.nextInt(SAFE.length())));
        }
        return letters.toString();
    }

    /** A random (version 4) UID. */
    public synchronized String uid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** {@code length} lower-case hexadecimal digits, as in container ids. */
    public synchronized String hex(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(Character.forDigit(random.nextInt(16), 16));
        }
        return digits.toString();
    }

    /** An independent source whose throws do not disturb this one's order. */
    public synchronized Dice split() {
        return new Dice(random.nextLong());
    }
}
