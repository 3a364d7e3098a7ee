package dev.podfall.web;

import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.server.Heartbeat;
import dev.podfall.web.server.HomeLock;
import dev.podfall.web.server.ServerFile;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one process that serves pages, the JSON API, the database and the clusters of running labs. {@link #start} returns when it answers
 * requests; {@link #close} lets running requests finish, lets go of clusters and releases the home.
 */
public final class PodfallServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PodfallServer.class);

    private final ApplicationContext context;
    private final ServerFile file;
    private final HomeLock lock;
    private final URI url;
    private final CountDownLatch stopped = new CountDownLatch(1);

    PodfallServer(ApplicationContext context, ServerFile file, HomeLock lock, URI url) {
        this.context = context;
        this.file = file;
        this.lock = lock;
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
            System.exit(0); // a library's idle thread would keep the process for seconds
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.exit(LastWords.say(e));
        }
    }

    /**
     * Starts a server.
     *
     * @throws dev.podfall.web.server.ServerNotStarted when the port is busy, another server holds the home, or the home cannot be
     *     written
     */
    public static PodfallServer start(ServerOptions options) {
        return start(options, WallClock.system());
    }

    /** As above, with a clock of the caller's. */
    static PodfallServer start(ServerOptions options, WallClock clock) {
        return start(options, clock, System.getenv());
    }

    /** As above, with an environment of the caller's: it may name a database. */
    static PodfallServer start(ServerOptions options, WallClock clock, Map<String, String> environment) {
        return new Startup(options, clock, environment).run();
    }

    /** Where it answers, such as {@code http://127.0.0.1:7480}. */
    public URI url() {
        return url;
    }

    /** A link that opens a page signed in, once, for a person to click. */
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
        context.getBean(Heartbeat.class).stop();
        context.close();
        lock.close();
        stopped.countDown();
    }

    private void announce() {
        var started = ManagementFactory.getRuntimeMXBean().getStartTime();
        var seconds = (System.currentTimeMillis() - started) / 1000.0;
        var version = context.getBean(ServerIdentity.class).version();
        System.out.printf("Podfall %s is ready after %.1f s: %s%n", version, seconds, link("/"));
        System.out.printf(
                "The link signs a browser in, once, within %d minutes. Another one: podfall open%n",
                KeyLinks.VALID.toMinutes());
    }
}
