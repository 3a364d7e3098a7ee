package dev.podfall.web.terminal;

import dev.podfall.web.account.Session;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import java.time.Instant;

/** A page that shows a terminal. */
final class Connection implements Viewer {
    private final WebSocketSession session;
    private final Session owner;
    private final Terminal terminal;
    private volatile Instant lastHeard;

    Connection(WebSocketSession session, Session owner, Terminal terminal, Instant now) {
        this.session = session;
        this.owner = owner;
        this.terminal = terminal;
        this.lastHeard = now;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean isOf(Session other) {
        return owner.isSame(other);
    }

    boolean isSilentSince(Instant time) {
        return lastHeard.isBefore(time);
    }

    /** What is none of our pages' messages is overheard. */
    void heard(String text, Instant now) {
        lastHeard = now;
        var rest = text.substring(1);
        switch (text.charAt(0)) {
            case 'i' -> terminal.type(this, rest);
            case 'a' -> {
                if (rest.matches("\\d{1,18}")) {
                    terminal.acknowledge(this, Long.parseLong(rest));
                }
            }
            case 'r' -> {
                var comma = rest.indexOf(',');
                if (comma > 0) {
                    terminal.resize(this, Size.of(rest.substring(0, comma), rest.substring(comma + 1)));
                }
            }
            case 'b' -> tell(Messages.BEAT);
            default -> {}
        }
    }

    @Override
    public void show(byte[] bytes) {
        if (bytes.length > 0) {
            send(bytes);
        }
    }

    @Override
    public void tell(String message) {
        send(message);
    }

    private void send(Object message) {
        if (session.isOpen()) {
            session.sendAsync(message);
        }
    }

    @Override
    public void leave() {
        session.close(CloseReason.NORMAL);
    }
}
