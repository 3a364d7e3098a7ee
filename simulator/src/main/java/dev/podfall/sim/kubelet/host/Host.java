package dev.podfall.sim.kubelet.host;

import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.NodeDisk;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.files.NodeFiles;
import java.time.Duration;
import java.time.Instant;

/**
 * What every room of a kubelet shares.
 *
 * @param node the node's name
 * @param ip the node's own address
 * @param client the API as {@code system:node:NAME}
 * @param disk survives the process
 * @param files what containers and volumes hold; survives the process too
 * @param time the cluster's time; keeps the work of one pod from stopping that of others
 * @param dice chance: durations, jitter, ids
 * @param events writes Events as {@code kubelet, NAME}
 */
public record Host(
        String node,
        String ip,
        SimClient client,
        NodeDisk disk,
        NodeFiles files,
        Guard time,
        Dice dice,
        EventRecorder events) {
    public Instant now() {
        return time.now();
    }

    /** {@code base} stretched by up to {@code factor} of itself. Mirrors {@code wait.Jitter}. */
    public Duration jitter(Duration base, double factor) {
        return base.plusNanos((long) (base.toNanos() * factor * dice.fraction()));
    }

    /** A duration between two bounds in milliseconds. */
    public Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(fromMillis + dice.below(Math.max(1, toMillis - fromMillis)));
    }
}
