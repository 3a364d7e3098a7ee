package dev.podfall.web.store;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The PostgreSQL that was named does not let us in, or is not there. */
public final class DatabaseUnavailable extends PodfallException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(DatabaseSettings database, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The database " + database + " cannot be used: " + reason(cause) + ".",
                "See that it runs, and that PODFALL_DATABASE_URL, _USER and _PASSWORD are right. What was saved before is kept.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause().getMessage() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").replaceFirst("[.]$", "");
    }
}
