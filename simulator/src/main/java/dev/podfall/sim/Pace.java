package dev.podfall.sim;

import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.loop.LoopThreads;
import dev.podfall.sim.loop.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How cluster time and wall time relate: standing still, passing at a speed, and how far apart they are.
 *
 * <p>At speed 1 the distance is settled when the pace begins, so a timestamp reads the same at every look. At other speeds
 * it grows as the cluster runs away from the wall. A cluster that fell behind is settled anew.
 */
final class Pace {
    private static final Duration CLOSE_ENOUGH = Duration.ofMillis(1500);

    private final EventLoop loop;
    private final InstantSource wall;
    private final Pacer pacer;
    private double speed;
    private Duration settled = Duration.ZERO;

    Pace(EventLoop loop, InstantSource wall) {
        this.loop = loop;
        this.wall = wall;
        this.pacer = new Pacer(loop, wall, LoopThreads.shared().alarm());
        pacer.whenSlipped(() -> settled = distance());
    }

    void start(double newSpeed) {
        pacer.start(newSpeed);
        loop.call(() -> {
            speed = newSpeed;
            settled = distance();
            return null;
        });
    }

    void stop() {
        pacer.stop();
        loop.call(() -> {
            speed = 0;
            return null;
        });
    }

    /** Wall time minus cluster time, in whole seconds; what cannot be told from rounding counts as none. On the loop. */
    Duration offset() {
        return speed == 1 ? settled : distance();
    }

    private Duration distance() {
        Instant now = loop.now();
        Duration apart = Duration.between(now, wall.instant());
        return apart.abs().compareTo(CLOSE_ENOUGH) < 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.round(apart.toMillis() / 1000.0));
    }
}
