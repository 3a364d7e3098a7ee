package dev.podfall.web.server;

import dev.podfall.scenario.load.Catalogue;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The authored data this server offers. */
@Factory
final class Content {
    @Singleton
    Catalogue catalogue() {
        return Catalogue.builtIn();
    }
}
