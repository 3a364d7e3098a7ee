package dev.podfall.web;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.existing.ExistingProvider;
import dev.podfall.engine.kind.KindProvider;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The parts of the other modules that this server is made of. A new runtime is added here. */
@Factory
final class Wiring {
    @Singleton
    Catalogue catalogue(ServerIdentity identity) {
        return AuthoredLabs.in(identity.home()).open();
    }

    @Singleton
    EmbeddedProvider embedded(WallClock clock, ServerOptions options) {
        var embedded = new EmbeddedProvider(clock);
        return options.leaveClosed() ? embedded.leavingClosed() : embedded;
    }

    @Singleton
    ExistingProvider existing(ServerIdentity identity) {
        return new ExistingProvider(identity.home());
    }

    @Singleton
    @Bean(preDestroy = "close")
    KindProvider kind(ServerIdentity identity) {
        KindProvider kind = new KindProvider(identity.home(), System.getenv());
        kind.begin();
        return kind;
    }

    @Singleton
    Providers providers(EmbeddedProvider embedded, ExistingProvider existing, KindProvider kind) {
        return runtime -> switch (runtime) {
            case EMBEDDED -> embedded;
            case EXISTING -> existing;
            case KIND -> kind;
        };
    }

    @Singleton
    @Bean(preDestroy = "close")
    Proctor proctor(
            Catalogue catalogue, Providers providers, AttemptLog log, WallClock clock, ServerIdentity identity) {
        return new Proctor(catalogue, providers, log, clock, identity.home());
    }

    /** The provider of a runtime; null for one that is not here. */
    interface Providers extends Function<Runtime, ClusterProvider> {}

    /** Closes attempts whose time is over. */
    @Singleton
    Beat deadlines(Proctor proctor) {
        return proctor::tick;
    }
}
