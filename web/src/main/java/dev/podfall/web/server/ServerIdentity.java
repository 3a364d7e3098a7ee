package dev.podfall.web.server;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Who this process is.
 *
 * @param id of the home's server, the same at every start
 * @param token what the command line shows as bearer token; new at every start
 */
public record ServerIdentity(long pid, String version, Instant startedAt, Path home, String id, String token) {
    /** This process. */
    public static ServerIdentity of(Path home, Instant now, String token) {
        var version = ServerIdentity.class.getPackage().getImplementationVersion();
        return new ServerIdentity(
                ProcessHandle.current().pid(), version == null ? "dev" : version, now, home, ServerId.in(home), token);
    }

    /** Without the token, for logs. */
    @Override
    public String toString() {
        return "Podfall " + version + " (pid " + pid + ", home " + home + ")";
    }
}
