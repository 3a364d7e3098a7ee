package dev.podfall.web.gameday;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.existing.ExistingProvider;
import dev.podfall.engine.kind.KindProvider;
import dev.podfall.grader.gameday.DrillGrounds;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The parts of the grader that game days are made of. */
@Factory
final class GameDayWiring {
    @Singleton
    @Bean(preDestroy = "close")
    Drillmaster drillmaster(
            Catalogue catalogue,
            EmbeddedProvider embedded,
            DrillGrounds grounds,
            GameDayLog log,
            WallClock clock,
            ServerIdentity identity) {
        return new Drillmaster(catalogue, embedded, grounds, log, clock, identity.home());
    }

    @Singleton
    DrillGrounds grounds(EmbeddedProvider embedded, KindProvider kind, ExistingProvider existing) {
        return (runtime, needsNodes) -> switch (runtime) {
            case EMBEDDED -> embedded;
            case KIND -> kind;
            case EXISTING -> existing.forGameDays(needsNodes);
        };
    }

    @Singleton
    DrillClock clock(Drillmaster drills) {
        return new DrillClock(drills);
    }
}
