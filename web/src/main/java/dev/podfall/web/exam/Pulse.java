package dev.podfall.web.exam;

import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the server was last known to run, in a file that outlives a crash. A server that is stopped in order takes it away: stopping it is
 * no outage.
 */
final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long EVERY_SECONDS = 2;

    private final Path file;
    private Instant written = Instant.EPOCH;

    Pulse(Path home) {
        this.file = home.resolve("exams").resolve("alive");
    }

    /** Of the server of before; empty if it was stopped in order, or there was none. */
    Optional<Instant> last() {
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | DateTimeException damaged) {
            LOG.warn("{} cannot be read: {}", file, damaged.getMessage());
            return Optional.empty();
        }
    }

    /** Writes it down, at most every few seconds. */
    void beat(Instant now) {
        if (written.plusSeconds(EVERY_SECONDS).isAfter(now) && !now.isBefore(written)) {
            return;
        }
        try {
            OwnerOnly.folder(file.getParent());
            OwnerOnly.file(file);
            Files.writeString(file, now + "\n");
            written = now;
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
    }

    /** The server ends in order. */
    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", file, e.getMessage());
        }
    }
}
