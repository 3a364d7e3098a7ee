package dev.podfall.sim.controllers.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * How many objects a controller may create per second of cluster time: what its client's limit lets pass, 20 after a first
 * 30. Without it a set whose pods fail as soon as they are there would be replaced for ever at one instant. Mirrors {@code
 * flowcontrol.NewTokenBucketRateLimiter} with kube-controller-manager's {@code --kube-api-qps} and {@code
 * --kube-api-burst}; a controller that was refused looks again instead of blocking.
 */
public final class ClientRate {
    /** After it, half a second's worth of creations may pass. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    private static final double PER_SECOND = 20;
    private static final int BURST = 30;

    private final ControllerContext context;
    private double tokens = BURST;
    private Instant counted;

    public ClientRate(ControllerContext context) {
        this.context = context;
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
