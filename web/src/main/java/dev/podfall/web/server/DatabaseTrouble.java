package dev.podfall.web.server;

import java.util.List;
import java.util.Optional;

/** Tells a database that went away in the middle of a statement from a defect. */
final class DatabaseTrouble {
    /** What drivers and pools say then. Only the store knows their types; their words are known here. */
    private static final List<String> GONE = List.of(
            "Connection is closed",
            "This connection has been closed",
            "terminating connection",
            "An I/O error occurred while sending to the backend");

    /** What the database in our own file says from the moment a write failed until it is opened again. */
    private static final List<String> CLOSED =
            List.of("Database is already closed", "The database has been closed", "MVStoreException: Writing to");

    private static final int DEPTH = 30;

    private DatabaseTrouble() {}

    /** What to tell a person about the failure, if a lost database is behind it. */
    static Optional<Failure> behind(Throwable failure) {
        Throwable cause = failure;
        for (var i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            if (says(cause, CLOSED)) {
                return Optional.of(new Failure(
                        "ENVIRONMENT",
                        "database-closed",
                        "The database was closed because it could not be written, and is being opened again: this was not saved.",
                        "Run it again. If it stays, see that its disk has room and can be written: podfall doctor"));
            }
            if (says(cause, GONE)) {
                return Optional.of(new Failure(
                        "ENVIRONMENT",
                        "database-unavailable",
                        "The database does not answer any more. What was saved before is kept.",
                        "See that it runs, and that PODFALL_DATABASE_URL names it, then run it again."));
            }
        }
        return Optional.empty();
    }

    private static boolean says(Throwable cause, List<String> words) {
        var message = cause.getMessage();
        return message != null && words.stream().anyMatch(message::contains);
    }
}
