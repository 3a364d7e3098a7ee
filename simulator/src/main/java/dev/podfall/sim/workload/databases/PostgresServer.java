package dev.podfall.sim.workload.databases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * {@code postgres} as its image starts it: wants a password, initialises, then accepts connections. It speaks no SQL: who
 * logs in is told that the database is starting up.
 */
public final class PostgresServer implements Program {
    private static final int PORT = 5432;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);
    private static final String NO_PASSWORD = """
            Error: Database is uninitialized and superuser password is not specified.
                   You must specify POSTGRES_PASSWORD to a non-empty value for the
                   superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

                   You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
                   connections without a password. This is *not* recommended.

                   See PostgreSQL documentation about "trust":
                   https://www.postgresql.org/docs/current/auth-trust.html
            """;

    @Override
    public void start(ProcessContext process) {
        boolean trusted = process.environment()
                .getOrDefault("POSTGRES_HOST_AUTH_METHOD", "")
                .equals("trust");
        if (process.environment().getOrDefault("POSTGRES_PASSWORD", "").isEmpty() && !trusted) {
            process.stderr(NO_PASSWORD);
            process.exit(1);
            return;
        }
        process.useMemory(24L << 20);
        process.stdout("The files belonging to this database system will be owned by user \"postgres\".\n"
                + "This user must also own the server process.\n\n");
        process.after(
                Duration.ofMillis(1200),
                () -> process.compute(Duration.ofMillis(300), () -> {
                    process.stdout("\nPostgreSQL init process complete; ready for start up.\n\n");
                    log(process, "starting PostgreSQL 17.2 on x86_64-pc-linux-gnu");
                    if (listen(process)) {
                        log(process, "listening on IPv4 address \"0.0.0.0\", port " + PORT);
                        log(process, "database system is ready to accept connections");
                    }
                }));
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        listen(process);
    }

    private static void log(ProcessContext process, String text) {
        process.stderr(TIME.format(process.now()) + " [1] LOG:  " + text + "\n");
    }

    private static boolean listen(ProcessContext process) {
        process.useMemory(48L << 20);
        boolean opened = process.kernel().listenTcp(PORT, (client, remote) -> new Session(client));
        if (!opened) {
            process.stderr("could not bind IPv4 address \"0.0.0.0\": Address already in use\n");
            process.exit(1);
        }
        return opened;
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        log(process, "received " + (signal == Signal.TERM ? "smart" : "fast") + " shutdown request");
        log(process, "database system is shut down");
        process.exit(0);
    }

    /** A client that begins to log in is refused in the protocol's own words. */
    private record Session(TcpStream client) implements TcpPeer {
        @Override
        public void received(byte[] bytes) {
            boolean asksForTls = bytes.length == 8 && bytes[4] == 4 && bytes[5] == (byte) 0xd2;
            if (asksForTls) {
                client.write(new byte[] {'N'});
                return;
            }
            byte[] fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] message = new byte[5 + fields.length];
            message[0] = 'E';
            message[4] = (byte) (4 + fields.length);
            System.arraycopy(fields, 0, message, 5, fields.length);
            client.write(message);
            client.close();
        }

        @Override
        public void closed() {
            client.close();
        }

        @Override
        public void reset() {}
    }
}
