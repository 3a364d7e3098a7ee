package dev.podfall.web.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PODFALL_HOME/server.port}: where the last server of this home listened, however it ended. What a page has not saved yet
 * lies in the browser's storage, which belongs to an address with its port; so the next server should have the same.
 */
public final class LastPort {
    private static final Logger LOG = LoggerFactory.getLogger(LastPort.class);

    private final Path file;

    public LastPort(Path home) {
        this.file = home.resolve("server.port");
    }

    /** Empty if there was none, or the file holds something else. */
    public OptionalInt read() {
        try {
            var text = Files.readString(file).strip();
            return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535
                    ? OptionalInt.of(Integer.parseInt(text))
                    : OptionalInt.empty();
        } catch (IOException none) {
            return OptionalInt.empty();
        }
    }

    /** A server can do without it: what fails is said in the log. */
    public void write(int port) {
        try {
            var fresh = Files.createTempFile(file.getParent(), "server", ".tmp");
            Files.writeString(fresh, port + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The port cannot be kept for the next start: {}", DiskTrouble.reason(e));
        }
    }
}
