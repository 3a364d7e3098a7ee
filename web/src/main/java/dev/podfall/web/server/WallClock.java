package dev.podfall.web.server;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The candidates' clock, in microseconds as the database keeps them. Clusters have their own. */
public final class WallClock implements InstantSource {
    private final InstantSource source;

    public WallClock(InstantSource source) {
        this.source = source;
    }

    /** This machine's. */
    public static WallClock system() {
        return new WallClock(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
