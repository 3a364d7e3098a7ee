package dev.podfall.web.account;

import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/**
 * Links that sign a browser in. A key is an end time and its signature by the server's token: nothing to store, worthless after the end
 * or once the server was restarted.
 */
@Singleton
public final class KeyLinks {
    private static final Duration VALID = Duration.ofHours(12);

    private final ServerAddress address;
    private final ServerIdentity identity;
    private final WallClock clock;

    KeyLinks(ServerAddress address, ServerIdentity identity, WallClock clock) {
        this.address = address;
        this.identity = identity;
        this.clock = clock;
    }

    /** The address of a page, with a key. */
    public URI to(String path) {
        var end = Long.toString(clock.instant().plus(VALID).getEpochSecond(), Character.MAX_RADIX);
        return URI.create(address.url() + path + "?key=" + end + "." + signature(end));
    }

    boolean accepts(String key) {
        var dot = key.indexOf('.');
        if (dot < 1) {
            return false;
        }
        var end = key.substring(0, dot);
        return Secrets.same(key.substring(dot + 1), signature(end)) && isAhead(end);
    }

    private boolean isAhead(String end) {
        return clock.instant().getEpochSecond() < Long.parseLong(end, Character.MAX_RADIX);
    }

    private String signature(String end) {
        return Secrets.sign(identity.token(), "link " + end);
    }
}
