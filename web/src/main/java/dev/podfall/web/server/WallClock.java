package dev.podfall.web.server;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The candidate's clock. Clusters have their own. */
@Factory
final class WallClock {
    /** Microseconds, as the database keeps them. */
    @Singleton
    @Primary
    InstantSource clock() {
        var system = Clock.systemUTC();
        return () -> system.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
