package dev.podfall.web.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Opens the database and brings its schema up to date before anybody gets hold of it. */
@Factory
final class DataSources {
    private static final int CONNECTIONS = 8;
    /** A database that is gone, or closed by a full disk, is told of after so long. */
    private static final int PATIENCE_MILLIS = 5_000;

    private HikariDataSource pool;
    private DatabaseSettings settings;

    @Singleton
    @Named("default")
    DataSource open(DatabaseSettings database) {
        settings = database;
        return database.isPostgres() ? openPostgres(database) : openFile(database);
    }

    private DataSource openPostgres(DatabaseSettings database) {
        try {
            pool = new HikariDataSource(settings(database));
        } catch (PoolInitializationException failed) {
            throw new DatabaseUnavailable(database, failed);
        }
        migrations(pool).migrate();
        return new WatchedDataSource(pool, database);
    }

    private DataSource openFile(DatabaseSettings database) {
        var file = database.file();
        file.requireWhole();
        file.restrict();
        if (!Files.exists(file.file())) {
            file.note(false);
        }
        var before = new MigrationBackup(file.file());
        before.restoreIfCutShort();
        file.compactIfPoorlyFilled(database);
        try {
            pool = new HikariDataSource(settings(database));
            file.restrict();
            requireTables(file);
            var durable = new DurableDataSource(pool, file.folder());
            migrate(durable, before);
            file.note(true);
            return durable;
        } catch (RuntimeException failed) {
            throw DatabaseDamaged.behind(failed, file.file())
                    .map(RuntimeException.class::cast)
                    .orElse(failed);
        }
    }

    private void requireTables(DatabaseFile file) {
        try (var connection = pool.getConnection()) {
            file.requireTables(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            if (settings.isPostgres()) {
                pool.close();
            } else {
                settings.file().compact(settings, pool::close);
            }
        }
    }

    private static HikariConfig settings(DatabaseSettings database) {
        var config = new HikariConfig();
        // Named by class: a look-up by URL would load the drivers of all databases, at every start.
        config.setDataSourceClassName(
                database.isPostgres() ? "org.postgresql.ds.PGSimpleDataSource" : "org.h2.jdbcx.JdbcDataSource");
        config.addDataSourceProperty("url", database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("database");
        if (!database.isPostgres()) {
            // H2 calls a connection valid although a full disk has closed its database; a query tells, and the pool
            // opens
            // the database again as soon as there is room.
            config.setConnectionTestQuery("select 1");
        }
        return config;
    }

    private static void migrate(DataSource source, MigrationBackup before) {
        var migrations = migrations(source);
        if (migrations.info().pending().length > 0) {
            before.make(source);
            migrations.migrate();
            before.drop();
        } else {
            migrations.validate();
        }
    }

    private static Flyway migrations(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load();
    }
}
