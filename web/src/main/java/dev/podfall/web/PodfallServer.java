package dev.podfall.web;

import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.account.Secrets;
import dev.podfall.web.cluster.Clusters;
import dev.podfall.web.server.Heartbeat;
import dev.podfall.web.server.HomeLock;
import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerFile;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.ServerNotStarted;
import dev.podfall.web.server.StopSwitch;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one process that serves pages, the JSON API, the database and the clusters of running labs. {@link #start} returns when it answers
 * requests; {@link #close} lets running requests finish, stops clusters and releases the home.
 */
public final class PodfallServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PodfallServer.class);

    private final ApplicationContext context;
    private final ServerIdentity identity;
    private final ServerFile file;
    private final HomeLock lock;
    private final URI url;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private PodfallServer(Startup startup, URI url) {
        this.context = startup.context;
        this.identity = startup.identity;
        this.file = startup.file;
        this.lock = startup.lock;
        this.url = url;
    }

    /**
     * Runs a server until it is asked to stop: {@code [--port N] [--home DIR]}; with {@code --warm-up} only until it has shown its pages,
     * for a class-data archive.
     */
    public static void main(String[] args) {
        try {
            if (args.length == 1 && args[0].equals("--warm-up")) {
                WarmUp.run();
                return;
            }
            var server = start(Arguments.read(args));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            server.announce();
            server.awaitStop();
        } catch (PodfallException e) {
            System.err.println(e.getMessage() + "\n  Next: " + e.next());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The server failed", e);
            System.exit(2);
        }
    }

    /**
     * Starts a server.
     *
     * @throws ServerNotStarted when the port is busy, another server holds the home, or the home cannot be written
     */
    public static PodfallServer start(ServerOptions options) {
        return start(options, WallClock.system());
    }

    /** As above, with a clock of the caller's. */
    static PodfallServer start(ServerOptions options, WallClock clock) {
        return new Startup(options, clock).run();
    }

    /** Where it answers, such as {@code http://127.0.0.1:7480}. */
    public URI url() {
        return url;
    }

    /** A link that opens a page signed in, for a person to click. */
    public URI link(String path) {
        return context.getBean(KeyLinks.class).to(path);
    }

    /** Blocks until the server is closed. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Stops; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            file.remove();
        } catch (IOException e) {
            LOG.warn("Cannot remove server.json: {}", e.getMessage());
        }
        context.close();
        lock.close();
        stopped.countDown();
    }

    private void announce() {
        var sinceJvmStart = System.currentTimeMillis()
                - java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf(
                "Podfall %s is ready after %.1f s: %s%n", identity.version(), sinceJvmStart / 1000.0, link("/"));
    }

    /** The steps of a start, so that a failed one undoes what was done. */
    private static final class Startup {
        private final ServerOptions options;
        private final WallClock clock;
        private final ServerIdentity identity;
        private final ServerFile file;
        private final HomeLock lock;
        private ApplicationContext context;

        Startup(ServerOptions options, WallClock clock) {
            this.options = options;
            this.clock = clock;
            this.lock = HomeLock.take(options.home());
            this.identity = ServerIdentity.of(options.home(), clock.instant(), Secrets.random());
            this.file = new ServerFile(options.home());
        }

        PodfallServer run() {
            try {
                var port = choosePort();
                context = ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .bootstrapEnvironment(false)
                        .banner(false)
                        .properties(Settings.of(options, port))
                        .singletons(options, identity, clock)
                        .build();
                context.start();
                return listen();
            } catch (RuntimeException | IOException e) {
                undo();
                throw e instanceof PodfallException known ? known : explain(e);
            }
        }

        private PodfallServer listen() throws IOException {
            var database = CompletableFuture.runAsync(
                    () -> context.getBean(Database.class).open());
            var netty = context.getBean(EmbeddedServer.class);
            netty.start();
            database.join();
            var url = URI.create("http://" + options.host() + ":" + netty.getPort());
            context.getBean(ServerAddress.class).set(url);
            var server = new PodfallServer(this, url);
            context.getBean(StopSwitch.class).connect(server::close);
            context.getBean(Heartbeat.class).start();
            file.write(identity, url);
            return server;
        }

        private void openStore() {
            context.getBean(Database.class).open();
            context.getBean(Proctor.class).resumeAll();
            context.getBean(Clusters.class).reopen();
        }

        private int choosePort() {
            if (options.port() == 0) {
                return -1;
            }
            try (var probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
                return options.port();
            } catch (IOException e) {
                if (options.exactPort()) {
                    throw new ServerNotStarted(
                            "Port " + options.port() + " on " + options.host() + " is in use by another program.",
                            "Choose another one (podfall serve --port 0 takes any that is free)",
                            e);
                }
                return -1;
            }
        }

        private void undo() {
            if (context != null) {
                context.close();
            }
            lock.close();
        }

        private ServerNotStarted explain(Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            LOG.error("The server did not start", e);
            return new ServerNotStarted(
                    "The server did not start: " + root.getMessage(),
                    "Look at " + options.home().resolve("server.log") + ", then run podfall doctor",
                    e);
        }
    }
}
