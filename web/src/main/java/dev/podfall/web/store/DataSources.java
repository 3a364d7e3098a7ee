package dev.podfall.web.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Opens the database and brings its schema up to date before anybody gets hold of it. */
@Factory
final class DataSources {
    private static final int CONNECTIONS = 8;
    private static final int PATIENCE_MILLIS = 5_000;

    private HikariDataSource pool;
    private DatabaseSettings settings;

    @Singleton
    @Named("default")
    DataSource open(DatabaseSettings database) {
        settings = database;
        if (!database.isPostgres()) {
            database.file().restrict();
        }
        try {
            pool = new HikariDataSource(settings(database));
        } catch (PoolInitializationException failed) {
            throw database.isPostgres() ? new DatabaseUnavailable(database, failed) : failed;
        }
        if (database.isPostgres()) {
            migrate(pool);
            return new WatchedDataSource(pool, database);
        }
        database.file().restrict();
        database.file().compactIfPoorlyFilled(pool);
        var durable = new DurableDataSource(pool);
        migrate(durable);
        return durable;
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            if (!settings.isPostgres()) {
                settings.file().compact(pool);
            }
            pool.close();
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

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
