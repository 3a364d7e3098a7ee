package dev.podfall.web.terminal;

import dev.podfall.engine.files.UserHome;
import dev.podfall.web.account.Secrets;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.shell.ClusterShell;
import dev.podfall.web.terminal.TerminalPlace.Ground;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The terminals that are open. They end with what they work on, and with the server. */
@Singleton
final class Terminals implements Beat {
    /** On one ground. */
    static final int MOST = 4;

    private static final int ID_CHARACTERS = 16;
    private static final int EVERY = 3;
    private static final String OVER = "What it worked on is over.";
    private static final String STOPPED = "The server was stopped.";

    private final List<TerminalPlace> places;
    private final ServerIdentity identity;
    private final Map<String, Terminal> open = new LinkedHashMap<>();
    /** One shell starts at a time, and that may take a while. Nobody who looks for another waits for it. */
    private final Object starting = new Object();

    private int beats;

    Terminals(List<TerminalPlace> places, ServerIdentity identity) {
        this.places = places;
        this.identity = identity;
    }

    /** Starts a shell. @throws TerminalRefused if there are as many as may be, or none can be started */
    Terminal open(Ground ground, Size size) {
        synchronized (starting) {
            var taken = of(ground).stream().map(Terminal::number).toList();
            var number = IntStream.rangeClosed(1, MOST)
                    .filter(n -> !taken.contains(n))
                    .findFirst()
                    .orElseThrow(TerminalRefused::tooMany);
            var id = Secrets.random().substring(0, ID_CHARACTERS);
            var terminal = new Terminal(id, number, ground, shell(ground, size), this::forget);
            add(terminal);
            terminal.begin();
            return terminal;
        }
    }

    private ShellProcess shell(Ground ground, Size size) {
        var environment = ShellEnvironment.of(System.getenv(), identity.home());
        var cluster = new HashMap<>(ground.variables());
        cluster.put("KUBECONFIG", ground.kubeconfig().toString());
        return ShellProcess.start(ClusterShell.of(environment, cluster, identity.home()), UserHome.get(), size);
    }

    private synchronized void add(Terminal terminal) {
        open.put(terminal.id(), terminal);
    }

    private synchronized void forget(Terminal terminal) {
        open.remove(terminal.id());
    }

    /** Those on a ground, the oldest first. */
    synchronized List<Terminal> of(Ground ground) {
        return all(terminal -> terminal.ground().isSame(ground));
    }

    /** @throws TerminalRefused if it has ended */
    synchronized Terminal find(String id) {
        var terminal = open.get(id);
        if (terminal == null) {
            throw TerminalRefused.gone();
        }
        return terminal;
    }

    private synchronized List<Terminal> all(Predicate<Terminal> which) {
        return open.values().stream().filter(which).toList();
    }

    /** Asking how an attempt stands reads its history: not at every beat. */
    @Override
    public void beat() {
        if (beats++ % EVERY != 0) {
            return;
        }
        var grounds = new HashMap<String, Boolean>();
        all(terminal -> !grounds.computeIfAbsent(
                        terminal.ground().kind() + "/" + terminal.ground().id(), key -> isOpen(terminal.ground())))
                .forEach(terminal -> terminal.end(OVER));
    }

    private boolean isOpen(Ground ground) {
        return places.stream()
                .filter(place -> place.kind().equals(ground.kind()))
                .anyMatch(place -> place.isOpen(ground.id()));
    }

    /** Ends all of them. */
    @PreDestroy
    void close() {
        synchronized (starting) {
            all(terminal -> true).parallelStream().forEach(terminal -> terminal.end(STOPPED));
        }
    }
}
