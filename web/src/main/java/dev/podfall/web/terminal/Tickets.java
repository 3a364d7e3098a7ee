package dev.podfall.web.terminal;

import dev.podfall.web.account.Secrets;
import dev.podfall.web.account.Session;
import dev.podfall.web.server.WallClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tickets for connections to terminals: one connection each, by the browser that asked for it, and soon. */
@Singleton
final class Tickets {
    static final Duration VALID = Duration.ofSeconds(30);

    private final WallClock clock;
    private final Map<String, Issued> issued = new HashMap<>();

    Tickets(WallClock clock) {
        this.clock = clock;
    }

    /**
     * What a ticket is good for.
     *
     * @param terminal its id
     * @param seen how much of what it printed the page has; negative for nothing
     */
    record Seat(String terminal, long seen, Size size) {}

    private record Issued(Session session, Seat seat, Instant end) {}

    synchronized String issue(Session session, Seat seat) {
        var now = clock.instant();
        issued.values().removeIf(ticket -> !now.isBefore(ticket.end()));
        var ticket = Secrets.random();
        issued.put(ticket, new Issued(session, seat, now.plus(VALID)));
        return ticket;
    }

    /** Empty if it was used, is too old, was given to another session, or was never given. It is used up in any case. */
    synchronized Optional<Seat> redeem(Session session, String ticket) {
        return Optional.ofNullable(issued.remove(ticket))
                .filter(known -> clock.instant().isBefore(known.end()))
                .filter(known -> known.session().isSame(session))
                .map(Issued::seat);
    }
}
