package dev.podfall.web.store;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/** All connections to the database were in use for as long as a request may wait. Nothing of the request was done. */
public final class DatabaseBusy extends PodfallException {
    private static final long serialVersionUID = 1L;

    private DatabaseBusy(Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The server has more to do than it can at the moment: this was not done.",
                "Try it again in a few seconds. What was saved before is kept.",
                cause);
    }

    /** If that is what the pool means. A database that cannot be reached is the cause of what it throws; being busy has none. */
    static Optional<DatabaseBusy> behind(SQLException failure) {
        return failure instanceof SQLTransientConnectionException && failure.getCause() == null
                ? Optional.of(new DatabaseBusy(failure))
                : Optional.empty();
    }
}
