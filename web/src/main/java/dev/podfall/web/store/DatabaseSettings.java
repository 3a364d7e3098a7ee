package dev.podfall.web.store;

import dev.podfall.web.server.ServerNotStarted;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which database to use: an H2 file in the home, or the PostgreSQL that {@code PODFALL_DATABASE_URL} names, with {@code
 * PODFALL_DATABASE_USER} and {@code PODFALL_DATABASE_PASSWORD}.
 *
 * @param url of JDBC
 */
public record DatabaseSettings(String url, String user, String password) {
    /** The framework's property that says which SQL the database speaks. */
    public static final String DIALECT = "datasources.default.dialect";

    private static final String VARIABLE = "PODFALL_DATABASE_URL";
    private static final String POSTGRES = "jdbc:postgresql:";

    /** @throws ServerNotStarted if the URL is of a database that is not known here */
    public static DatabaseSettings of(Map<String, String> environment, Path home) {
        var named = Optional.ofNullable(environment.get(VARIABLE)).filter(url -> !url.isBlank());
        if (named.isPresent() && !named.get().startsWith(POSTGRES)) {
            throw new ServerNotStarted(
                    VARIABLE + " is no URL of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://HOST:PORT/DATABASE, or unset it to use a file in Podfall's folder");
        }
        return new DatabaseSettings(
                named.orElseGet(() -> file(home)),
                environment.getOrDefault("PODFALL_DATABASE_USER", "podfall"),
                environment.getOrDefault("PODFALL_DATABASE_PASSWORD", ""));
    }

    /**
     * A write delay other than 0 gives H2 a thread that writes and tidies the file in the background; without it the file only
     * grows. Commits do not wait for it: {@link DurableDataSource} pushes them out. That is why old places may be written over at
     * once ({@code RETENTION_TIME=0}): what replaced them is on the disk. At its end the file is written anew ({@link
     * DatabaseFile#compact}), so H2 need not move what is in it ({@code MAX_COMPACT_TIME=0}); it fails at that now and then.
     */
    private static String file(Path home) {
        return "jdbc:h2:file:" + folder(home).resolve("podfall").toAbsolutePath()
                + ";WRITE_DELAY=100;RETENTION_TIME=0;MAX_COMPACT_TIME=0"
                + ";DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    private static Path folder(Path home) {
        return home.resolve("db");
    }

    /** The file of an H2 database. */
    DatabaseFile file() {
        return new DatabaseFile(Path.of(url.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*", ""))
                .getParent());
    }

    /**
     * Sees that a database in a file can be read, without changing it and while no server uses it.
     *
     * @throws DatabaseDamaged if it cannot
     */
    public void requireReadable() {
        if (!isPostgres()) {
            file().read(this);
        }
    }

    boolean isPostgres() {
        return url.startsWith(POSTGRES);
    }

    /** The value of {@link #DIALECT}. */
    public String dialect() {
        return (isPostgres() ? Dialect.POSTGRES : Dialect.H2).name();
    }

    /** Without anything secret, for messages. */
    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "");
    }
}
