package dev.podfall.web;

import dev.podfall.web.store.DatabaseSettings;
import java.util.HashMap;
import java.util.Map;

/** The framework's settings, as values instead of a file: nothing to parse at start, nothing to get wrong in a deployment. */
final class Settings {
    private Settings() {}

    static Map<String, Object> of(ServerOptions options, DatabaseSettings database, int port) {
        var settings = new HashMap<String, Object>();
        settings.put("micronaut.application.name", "podfall");
        settings.put("micronaut.server.host", options.host());
        settings.put("micronaut.server.port", port);
        // More than what is taken, so that most is refused by us, in words (RequestLimits).
        settings.put("micronaut.server.max-request-size", "2MB");
        // A browser sends the cookies of all programs on this machine to each of them: many are no fault of anybody's.
        settings.put("micronaut.server.netty.max-header-size", 131_072);
        settings.put("micronaut.server.netty.max-initial-line-length", 16_384);
        // A cluster in containers may take longer than the usual five minutes to come up, and meanwhile nothing is
        // said.
        settings.put("micronaut.server.idle-timeout", "20m");
        settings.put("micronaut.server.thread-selection", "manual");
        settings.put("micronaut.server.server-header", "podfall");
        settings.put("micronaut.server.date-header", true);
        settings.put("micronaut.server.netty.server-type", "full-content");
        settings.put("jackson.serialization-inclusion", "NON_NULL");
        settings.put("micronaut.serde.serialization.inclusion", "NON_NULL");
        settings.put(DatabaseSettings.DIALECT, database.dialect());
        return settings;
    }
}
