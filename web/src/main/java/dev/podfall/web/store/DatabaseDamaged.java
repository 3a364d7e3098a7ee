package dev.podfall.web.store;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** The file of the database cannot be read. It stays as it is: its owner may have a copy, or want to save what is in it. */
public final class DatabaseDamaged extends PodfallException {
    private static final long serialVersionUID = 1L;

    private static final int CORRUPTED = 90030;
    private static final int NO_DATABASE = 90048;
    private static final int BROKEN_INSIDE = 50000;
    private static final Set<Integer> CODES = Set.of(CORRUPTED, NO_DATABASE, BROKEN_INSIDE);
    private static final String CUT_OFF = "Reading from ";
    private static final String FULL = "No space left on device";
    private static final int DEPTH = 30;

    DatabaseDamaged(Path file, String how, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The database " + file + " is damaged: " + how + ".",
                "With a copy of it from before: stop Podfall, put the copy in its place, then run the command again.\n"
                        + "Without one, move it aside: mv " + file + " " + file + ".damaged\n"
                        + "Podfall then begins a new one. Lost are the history of labs and quizzes with their marks, and labs that run; "
                        + "what is left of those ends with: podfall stop --all",
                cause);
    }

    /** What a failure to open or read the file tells, if it is that. */
    static Optional<DatabaseDamaged> behind(Throwable failure, Path file) {
        var damaged = false;
        Throwable cause = failure;
        for (var i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains(FULL)) {
                return Optional.empty();
            }
            damaged |= cause instanceof SQLException sql && CODES.contains(sql.getErrorCode())
                    || message.contains(CUT_OFF);
        }
        return damaged
                ? Optional.of(new DatabaseDamaged(file, "it cannot be read as a database", failure))
                : Optional.empty();
    }
}
