package dev.podfall.web.terminal;

import dev.podfall.web.account.Session;
import dev.podfall.web.account.SignedOut;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.WallClock;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections between pages and terminals. The server sends bytes as the shell printed them, and {@link Messages}. The page sends texts;
 * their first character says what they are: {@code i} typed, {@code a} shown up to a position, {@code r} columns and rows, {@code b}
 * nothing but a sign of life.
 */
@ServerWebSocket(SocketGate.PATH + "{ticket}")
final class TerminalSocket implements Beat {
    /** Of one message, in bytes. */
    private static final int LONGEST = 64 * 1024;
    /** A page says something every ten seconds; one that nobody looks at, once a minute. */
    private static final Duration SILENCE = Duration.ofSeconds(100);

    private final Terminals terminals;
    private final WallClock clock;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    TerminalSocket(Terminals terminals, WallClock clock) {
        this.terminals = terminals;
        this.clock = clock;
    }

    @OnOpen
    void open(WebSocketSession session, HttpRequest<?> request) {
        var seat = request.getAttribute(SocketGate.SEAT, Tickets.Seat.class).orElse(null);
        var owner = Session.of(request).orElse(null);
        if (seat == null || owner == null) {
            session.close(CloseReason.POLICY_VIOLATION);
            return;
        }
        var connection = new Connection(session, owner, terminals.find(seat.terminal()), clock.instant());
        connections.put(session.getId(), connection);
        if (!connection.terminal().attach(connection, seat.seen(), seat.size())) {
            connection.tell(Messages.ended(TerminalRefused.gone().getMessage()));
            connection.leave();
        }
    }

    @OnMessage(maxPayloadLength = LONGEST)
    void message(String text, WebSocketSession session) {
        var connection = connections.get(session.getId());
        if (connection != null && !text.isEmpty()) {
            connection.heard(text, clock.instant());
        }
    }

    @OnClose
    void close(WebSocketSession session) {
        var connection = connections.remove(session.getId());
        if (connection != null) {
            connection.terminal().detach(connection);
        }
    }

    /** What a page breaks costs it its connection; the shell goes on. */
    @OnError
    void error(WebSocketSession session) {
        session.close(CloseReason.PROTOCOL_ERROR);
        close(session);
    }

    /** Who signs out leaves no open door behind. The shell goes on, for the next one who signs in. */
    @EventListener
    void signedOut(SignedOut news) {
        connections.values().stream()
                .filter(connection -> connection.isOf(news.session()))
                .forEach(this::dismiss);
    }

    private void dismiss(Connection connection) {
        connection.terminal().detach(connection);
        connection.leave();
    }

    /** Whoever has been silent for long is gone, although nobody said so. */
    @Override
    public void beat() {
        var since = clock.instant().minus(SILENCE);
        connections.values().forEach(connection -> {
            if (connection.isSilentSince(since)) {
                dismiss(connection);
            }
        });
    }
}
