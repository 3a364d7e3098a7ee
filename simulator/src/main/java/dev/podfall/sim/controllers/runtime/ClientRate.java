package dev.podfall.sim.controllers.runtime;

import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many objects a controller may create per second of cluster time: what its client's limit lets pass, 20 after a first
 * 30. Without it a set whose pods fail as soon as they are there would be replaced for ever at one instant. Mirrors {@code
 * flowcontrol.NewTokenBucketRateLimiter} with kube-controller-manager's {@code --kube-api-qps} and {@code
 * --kube-api-burst}; a controller that was refused looks again instead of blocking.
 *
 * <p>A set that was just made or scaled is no such case: what its spec asks for comes as soon as it can, each once; upstream
 * would let a thousand pods wait for 50 seconds. What has to replace them is held back.
 */
public final class ClientRate {
    /** After it, half a second's worth of creations may pass. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    private static final double PER_SECOND = 20;
    private static final int BURST = 30;

    private final ControllerContext context;
    private final Map<Key, Growth> growths = new HashMap<>();
    private double tokens = BURST;
    private Instant counted;

    public ClientRate(ControllerContext context) {
        this.context = context;
    }

    /**
     * How many of {@code wanted} creations for a set may be made now; they count as made.
     *
     * @param missing of the set as a whole: what a spec that was not seen before asks for
     */
    public int take(KubeObject owner, int missing, int wanted) {
        Growth growth = growths.computeIfAbsent(Key.of(owner.json()), k -> new Growth());
        if (growth.generation != owner.generation() || !owner.uid().equals(growth.uid)) {
            growth.uid = owner.uid();
            growth.generation = owner.generation();
            growth.left = missing;
        }
        int first = Math.max(0, Math.min(wanted, growth.left));
        growth.left -= first;
        take(first);
        return first + take(wanted - first);
    }

    /** The set is gone. */
    public void forget(Key owner) {
        growths.remove(owner);
    }

    /** How many of what a set's newest spec asks for have not been made yet. */
    private static final class Growth {
        private String uid = "";
        private long generation;
        private int left;
    }

    /** How many of {@code wanted} creations may be made now; they count as made. */
    public int take(int wanted) {
        Instant now = context.now();
        if (counted != null) {
            double gained = Duration.between(counted, now).toMillis() / 1000.0 * PER_SECOND;
            tokens = Math.min(BURST, tokens + gained);
        }
        counted = now;
        int allowed = Math.max(0, Math.min(wanted, (int) tokens));
        tokens -= allowed;
        return allowed;
    }
}
