package dev.podfall.web.server;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import io.micronaut.serde.annotation.Serdeable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong, as programs see it.
 *
 * @param category whose problem it is
 * @param code for programs, such as {@code unknown-lab}
 * @param next what to do
 */
@Serdeable
public record Failure(String category, String code, String message, String next) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    /** Of an exception; one that is not ours is a defect and goes to the log. */
    public static Failure of(RuntimeException e) {
        if (e instanceof PodfallException known) {
            return new Failure(known.category().name(), known.code(), known.getMessage(), known.next());
        }
        LOG.error("A defect", e);
        return new Failure(
                Category.DEFECT.name(),
                "defect",
                "Something broke in Podfall: " + e,
                "This is no mistake of yours. The log (server.log in Podfall's home) says more");
    }
}
