package dev.podfall.web.terminal;

import dev.podfall.web.account.Session;
import dev.podfall.web.server.ServerAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Decides who is offered a terminal: whoever runs this server, on this machine. Everybody else is told why not. */
@Singleton
public final class TerminalOffer {
    private final ServerAddress address;

    TerminalOffer(ServerAddress address) {
        this.address = address;
    }

    /** Why there is none, in one sentence; empty if there is. */
    public Optional<String> refusal(Session session) {
        if (!isLoopback(address.url().getHost())) {
            return Optional.of(
                    "This server listens on " + address.url().getHost()
                            + ", where other machines may reach it; a terminal in the page is only given on a loopback address.");
        }
        if (!session.isOfOwner()) {
            return Optional.of("The terminal is a shell of the person who runs this server, and only theirs.");
        }
        if (System.getProperty("os.name").startsWith("Windows")) {
            return Optional.of("On Windows there is no terminal in the page yet.");
        }
        return Optional.empty();
    }

    /** @throws TerminalRefused if there is none */
    void require(Session session) {
        refusal(session).ifPresent(why -> {
            throw TerminalRefused.here(why);
        });
    }

    /** Only addresses are believed; a name may mean another machine tomorrow. */
    private static boolean isLoopback(String host) {
        var bare = host.replaceAll("[\\[\\]]", "");
        try {
            return bare.equals("localhost")
                    || bare.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
