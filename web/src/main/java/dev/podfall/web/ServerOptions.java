package dev.podfall.web;

import dev.podfall.engine.files.UserHome;
import java.nio.file.Path;

/**
 * How one server is asked to run.
 *
 * @param home the folder that holds everything of ours: database, kubeconfigs, {@code server.json}
 * @param host the address to listen on; anything but a loopback address is the caller's explicit wish
 * @param port the TCP port; 0 means any free one
 * @param exactPort whether another port will not do when {@code port} is busy
 * @param leaveClosed whether clusters of an earlier server stay closed: they are to be ended
 */
public record ServerOptions(Path home, String host, int port, boolean exactPort, boolean leaveClosed) {
    /** The port tried first when nobody asks for another. */
    public static final int DEFAULT_PORT = 7480;

    private static final String LOOPBACK = "127.0.0.1";

    /** The same, but for the clusters of an earlier server: they stay closed. */
    public ServerOptions leavingClustersClosed() {
        return new ServerOptions(home, host, port, exactPort, true);
    }

    /** The default port if it is free, else any. */
    public static ServerOptions in(Path home) {
        return new ServerOptions(home.toAbsolutePath().normalize(), LOOPBACK, DEFAULT_PORT, false, false);
    }

    /** The same home on exactly this port; 0 takes any free one. */
    public ServerOptions onPort(int wanted) {
        return new ServerOptions(home, host, wanted, wanted != 0, leaveClosed);
    }

    /** {@code PODFALL_HOME}, else {@code ~/.podfall}. */
    public static Path defaultHome() {
        var named = System.getenv("PODFALL_HOME");
        return named == null || named.isBlank()
                ? UserHome.get().resolve(".podfall")
                : Path.of(named).toAbsolutePath();
    }
}
