package dev.podfall.web.terminal;

import dev.podfall.web.account.Session;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets a connection to a terminal through: from a page of this very server, signed in, with a ticket that nobody used. The gates before
 * it have looked at host and cookie.
 */
@ServerFilter(SocketGate.PATH + "**")
final class SocketGate implements Ordered {
    static final String PATH = "/sockets/terminal/";
    /** Of a request that got through: the {@link Tickets.Seat} its ticket was for. */
    static final String SEAT = "podfall.terminal-seat";

    private static final int AFTER_THE_GATES = 30;

    private final TerminalOffer offer;
    private final Tickets tickets;
    private final Terminals terminals;

    SocketGate(TerminalOffer offer, Tickets tickets, Terminals terminals) {
        this.offer = offer;
        this.tickets = tickets;
        this.terminals = terminals;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + AFTER_THE_GATES;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var session = Session.of(request).orElseThrow(TerminalRefused::deadTicket);
        offer.require(session);
        var headers = request.getHeaders();
        if (!("http://" + headers.get("Host")).equals(headers.get("Origin"))) {
            throw TerminalRefused.foreignOrigin();
        }
        var ticket = request.getPath().substring(PATH.length());
        var seat = tickets.redeem(session, ticket).orElseThrow(TerminalRefused::deadTicket);
        terminals.find(seat.terminal());
        request.setAttribute(SEAT, seat);
    }
}
