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
     * {@code WRITE_DELAY=0}: what is committed is in the file before the request is answered, so that a killed process loses
     * nothing.
     */
    private static String file(Path home) {
        return "jdbc:h2:file:" + home.resolve("db").resolve("podfall").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
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
