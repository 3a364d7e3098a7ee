package dev.podfall.web.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.podfall.web.server.ServerIdentity;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Opens the database and brings its schema up to date before anybody gets hold of it. By default an H2 file in the home; {@code
 * PODFALL_DATABASE_URL} (with {@code _USER} and {@code _PASSWORD}) names another one.
 */
@Factory
final class DataSources {
    private static final int CONNECTIONS = 8;
    private static final int PATIENCE_MILLIS = 5_000;

    private HikariDataSource pool;

    @Singleton
    @Named("default")
    DataSource open(ServerIdentity identity) {
        pool = new HikariDataSource(settings(identity.home()));
        migrate(pool);
        return pool;
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }

    private static HikariConfig settings(Path home) {
        var config = new HikariConfig();
        var url = System.getenv("PODFALL_DATABASE_URL");
        config.setJdbcUrl(url == null ? file(home) : url);
        config.setUsername(System.getenv().getOrDefault("PODFALL_DATABASE_USER", "podfall"));
        config.setPassword(System.getenv().getOrDefault("PODFALL_DATABASE_PASSWORD", ""));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("database");
        if (url == null) {
            // H2 calls a connection valid although a full disk has closed its database; a query tells, and the pool
            // opens
            // the database again as soon as there is room.
            config.setConnectionTestQuery("select 1");
        }
        return config;
    }

    /**
     * {@code WRITE_DELAY=0}: what is committed is in the file before the request is answered, so that a killed process loses nothing.
     */
    private static String file(Path home) {
        return "jdbc:h2:file:" + home.resolve("db").resolve("podfall").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
