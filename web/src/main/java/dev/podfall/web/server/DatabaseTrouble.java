package dev.podfall.web.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells a database that went away in the middle of a statement from a defect. */
final class DatabaseTrouble {
    /** Classes of SQLSTATE: connection exceptions, and the words of a PostgreSQL that is being shut down. */
    private static final List<String> GONE = List.of("08", "57P");

    /** What a pool says of a connection that it has given up; it has no SQLSTATE for that. */
    private static final List<String> CLOSED = List.of("Connection is closed", "This connection has been closed");

    private static final int DEPTH = 30;

    private DatabaseTrouble() {}

    /** What to tell a person about the failure, if a lost database is behind it. */
    static Optional<Failure> behind(Throwable failure) {
        Throwable cause = failure;
        for (var i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isGone(sql)) {
                return Optional.of(new Failure(
                        "ENVIRONMENT",
                        "database-unavailable",
                        "The database does not answer any more. What was saved before is kept.",
                        "See that it runs, and that PODFALL_DATABASE_URL names it, then run it again."));
            }
        }
        return Optional.empty();
    }

    private static boolean isGone(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        var message = String.valueOf(failure.getMessage());
        return GONE.stream().anyMatch(state::startsWith) || CLOSED.stream().anyMatch(message::startsWith);
    }
}
