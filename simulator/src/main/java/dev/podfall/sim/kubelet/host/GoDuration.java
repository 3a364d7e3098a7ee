package dev.podfall.sim.kubelet.host;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them: {@code 528ms}, {@code 1.2s}, {@code 1m20s}, {@code 5m0s}. */
public final class GoDuration {
    private static final long SECOND = 1_000_000_000L;

    private GoDuration() {}

    public static String of(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return fraction(nanos, 1_000) + "µs";
        }
        if (nanos < SECOND) {
            return fraction(nanos, 1_000_000) + "ms";
        }
        return whole(nanos);
    }

    private static String whole(long nanos) {
        long minutes = nanos / SECOND / 60;
        String seconds = fraction(nanos - minutes * 60 * SECOND, SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        String tail = minutes % 60 + "m" + seconds;
        return minutes < 60 ? tail : minutes / 60 + "h" + tail;
    }

    private static String fraction(long nanos, long unit) {
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
