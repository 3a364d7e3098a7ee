package dev.podfall.sim.kubelet.container;

import java.time.Instant;

/**
 * What became of starting a container.
 *
 * @param reason the waiting reason, or null when it started
 * @param message the waiting message
 * @param retryAt when its back-off ends, or null
 */
public record StartResult(String reason, String message, Instant retryAt) {
    static final StartResult STARTED = new StartResult(null, null, null);

    static StartResult failed(String reason, String message) {
        return new StartResult(reason, message, null);
    }

    public boolean isStarted() {
        return reason == null;
    }
}
