package dev.podfall.web;

import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.web.account.Secrets;
import dev.podfall.web.cluster.Clusters;
import dev.podfall.web.quiz.Quizzes;
import dev.podfall.web.server.Failure;
import dev.podfall.web.server.Heartbeat;
import dev.podfall.web.server.HomeLock;
import dev.podfall.web.server.LastPort;
import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerFile;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.ServerNotStarted;
import dev.podfall.web.server.StopSwitch;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.Database;
import dev.podfall.web.store.DatabaseSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a start. One that fails undoes those before it. */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    /** Lets the system choose. */
    private static final int ANY = -1;

    private final ServerOptions options;
    private final WallClock clock;
    private final Map<String, String> environment;
    private final HomeLock lock;
    private final ServerFile file;
    private final ServerIdentity identity;
    private final LastPort lastPort;
    private ApplicationContext context;

    Startup(ServerOptions options, WallClock clock, Map<String, String> environment) {
        this.environment = environment;
        this.options = options;
        this.clock = clock;
        this.lock = HomeLock.take(options.home());
        this.file = new ServerFile(options.home());
        this.lastPort = new LastPort(options.home());
        this.identity = ServerIdentity.of(options.home(), clock.instant(), Secrets.random());
    }

    PodfallServer run() {
        try {
            return listen(choosePort());
        } catch (RuntimeException | IOException e) {
            undo();
            throw explain(e);
        }
    }

    /** On that port; on any if another program took it since it was found free, unless it has to be that one. */
    PodfallServer listen(int port) throws IOException {
        try {
            return open(port);
        } catch (ServerStartupException e) {
            if (options.exactPort() || port == ANY || !(root(e) instanceof BindException)) {
                throw e;
            }
            context.close();
            return open(ANY);
        }
    }

    /** Opens the socket and the store side by side; the file that tells others is written when both are there. */
    private PodfallServer open(int port) throws IOException {
        var database = DatabaseSettings.of(environment, options.home());
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .properties(Settings.of(options, database, port))
                .singletons(options, identity, clock, file, database)
                .build();
        context.start();
        var store = CompletableFuture.runAsync(this::openStore);
        var netty = context.getBean(EmbeddedServer.class);
        try {
            netty.start();
        } catch (ServerStartupException e) { // which has stopped what the store is made of
            store.handle((opened, failure) -> null).join();
            throw e;
        }
        store.join();
        var url = URI.create("http://" + options.host() + ":" + netty.getPort());
        context.getBean(ServerAddress.class).set(url);
        var server = new PodfallServer(context, file, lock, url);
        context.getBean(StopSwitch.class).connect(server::close);
        file.write(identity, url);
        lastPort.write(url.getPort());
        context.getBean(Heartbeat.class).start();
        readShelves();
        return server;
    }

    /** Quizzes and exams take a second to be read and inspected, which the first who opens their pages would wait for. */
    private void readShelves() {
        var reader = new Thread(() -> {
            try {
                context.getBean(Quizzes.class).read();
                context.getBean(Examiner.class).shelf().offered();
            } catch (RuntimeException e) { // a server that ends meanwhile; else whoever opens the page is told
                LOG.debug("The shelves were not read: {}", e.getMessage());
            }
        });
        reader.setName("shelves");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        reader.start();
    }

    private void openStore() {
        context.getBean(Database.class).open();
        findAgain("attempts", () -> context.getBean(Proctor.class).resumeAll());
        findAgain("clusters", () -> context.getBean(Clusters.class).reopen());
    }

    /** What cannot be found again is no reason not to start: the rest is there. */
    private static void findAgain(String what, Runnable search) {
        try {
            search.run();
        } catch (RuntimeException e) {
            LOG.error("Not all {} could be found again", what, e);
        }
    }

    private int choosePort() {
        if (options.port() == 0) {
            return ANY;
        }
        if (options.exactPort()) {
            bind(options.port()).ifPresent(e -> {
                throw new ServerNotStarted(
                        "Port " + options.port() + " on " + options.host() + " is in use by another program.",
                        "Choose another one (podfall serve --port 0 takes any that is free)",
                        e);
            });
            return options.port();
        }
        return IntStream.concat(lastPort.read().stream(), IntStream.of(options.port()))
                .filter(port -> bind(port).isEmpty())
                .findFirst()
                .orElse(ANY);
    }

    /** Why it cannot be had; empty if it can. */
    private Optional<IOException> bind(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(options.host()), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private void undo() {
        if (context != null) {
            context.close();
        }
        lock.close();
    }

    private static PodfallException explain(Exception e) {
        Throwable root = root(e);
        if (root instanceof PodfallException known) {
            return known;
        }
        var failure = Failure.of(e);
        return new ServerNotStarted("The server did not start. " + failure.message(), failure.next(), e);
    }

    /** The first cause, or what of ours stands before it. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (!(root instanceof PodfallException) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
