package dev.podfall.web.server;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import io.micronaut.serde.annotation.Serdeable;
import java.util.concurrent.RejectedExecutionException;
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

    /** Of an exception; one that is neither ours nor the disk's or the database's is a defect and goes to the log. */
    public static Failure of(Throwable e) {
        if (e instanceof PodfallException known) {
            return new Failure(known.category().name(), known.code(), known.getMessage(), known.next());
        }
        if (e instanceof RejectedExecutionException) {
            return new Failure(
                    Category.ENVIRONMENT.name(),
                    "server-stopping",
                    "The server is being stopped: nothing was changed.",
                    "Start it again with podfall serve, then try it again.");
        }
        var outside = DiskTrouble.behind(e).or(() -> DatabaseTrouble.behind(e));
        if (outside.isPresent()) {
            LOG.warn("{}: {}", outside.get().code(), e.toString());
            return outside.get();
        }
        LOG.error("A defect", e);
        return new Failure(
                Category.DEFECT.name(),
                "defect",
                "Something broke in Podfall (" + e.getClass().getSimpleName()
                        + "). It is a defect of ours, no mistake of yours, and costs no marks.",
                "Try it again. If it stays, report it with the end of server.log; podfall doctor says where that is.");
    }
}
