package dev.podfall.web.account;

import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Links that sign a browser in, once each. A key is an end time, a number nobody else has, and the signature of both by the server's
 * token: nothing to store before it is used, worthless after its first use, after the end, or once the server was restarted.
 */
@Singleton
public final class KeyLinks {
    /** How long a link may wait for its click. */
    public static final Duration VALID = Duration.ofMinutes(15);

    /** What guests' keys begin with; no end time in letters and digits does. */
    private static final String GUEST = "_";

    /** 132 bits: enough that none is given out twice, and short enough to be copied by hand across a screen. */
    private static final int NONCE = 22;

    private final ServerAddress address;
    private final ServerIdentity identity;
    private final WallClock clock;
    private final Map<String, Instant> used = new HashMap<>();

    KeyLinks(ServerAddress address, ServerIdentity identity, WallClock clock) {
        this.address = address;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * The address of a page, with a key.
     *
     * @param path begins with a slash; may have a query
     * @throws NotOurPage if that would lead elsewhere
     */
    public URI to(String path) {
        return to(path, "");
    }

    /** The same for a guest: whoever comes by it does not become this server's owner. */
    public URI toGuest(String path) {
        return to(path, GUEST);
    }

    private URI to(String path, String kind) {
        var page = PagePath.of(path).orElseThrow(() -> new NotOurPage(path));
        var end = Long.toString(clock.instant().plus(VALID).getEpochSecond(), Character.MAX_RADIX);
        var claim = kind + end + "." + Secrets.random().substring(0, NONCE);
        return URI.create(
                address.url() + page + (page.contains("?") ? "&" : "?") + "key=" + claim + "." + signature(claim));
    }

    /** Whether a key that was redeemed opens a guest's session. */
    static boolean isOfGuest(String key) {
        return key.startsWith(GUEST);
    }

    /** Tells whether the key opens the door; it will not a second time. */
    synchronized boolean redeem(String key) {
        var dot = key.lastIndexOf('.');
        if (dot < 1 || !Secrets.same(key.substring(dot + 1), signature(key.substring(0, dot)))) {
            return false;
        }
        var now = clock.instant();
        used.values().removeIf(end -> !now.isBefore(end));
        var end = Instant.ofEpochSecond(Long.parseLong(
                key.substring(isOfGuest(key) ? GUEST.length() : 0, key.indexOf('.')), Character.MAX_RADIX));
        return now.isBefore(end) && used.putIfAbsent(key, end) == null;
    }

    private String signature(String claim) {
        return Secrets.sign(identity.token(), "link " + claim);
    }
}
