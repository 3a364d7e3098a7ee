package dev.podfall.web.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The H2 file in the home: its owner's alone, and not much larger than what is in it. H2 writes every commit to a new place, some
 * 25 KB each time. It uses the old places again in the background (see {@link DatabaseSettings}), but those that a killed server
 * left only when the file is written anew.
 */
record DatabaseFile(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final long SMALL = 2_000_000;
    private static final int POORLY_FILLED_PERCENT = 30;
    private static final int ALL_PERCENT = 100;
    private static final String COMPACT = "shutdown compact";

    private static final String TABLES =
            "select count(*) from information_schema.tables where lower(table_name) = 'learner'";
    private static final String FILLED = "select cast(setting_value as int) from information_schema.settings"
            + " where setting_name = 'info.CHUNKS_FILL_RATE'";

    Path file() {
        return folder.resolve("podfall.mv.db");
    }

    /** There as long as a database was made: an H2 file that lost its end opens as a new one, and would be taken for that. */
    private Path made() {
        return folder.resolve("made");
    }

    /**
     * Sees that an empty file is not taken for a new database while there are attempts of an earlier one.
     *
     * @throws DatabaseDamaged if it is that
     */
    void requireWhole() {
        boolean made = Files.exists(made());
        if (isThere() && file().toFile().length() == 0 && (made || holdsAny("attempts", "clusters"))) {
            throw new DatabaseDamaged(file(), "it is empty, and was not before", null);
        }
    }

    private boolean isThere() {
        return file().toFile().isFile();
    }

    /**
     * Sees that an opened database holds what was once in it.
     *
     * @throws DatabaseDamaged if it lost even its tables
     */
    void requireTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(TABLES)) {
            if (Files.exists(made()) && tables.next() && tables.getInt(1) == 0) {
                throw new DatabaseDamaged(file(), "its end is missing, and all that was in it", null);
            }
        }
    }

    /** Notes whether there is no database yet, or one that was made. */
    void note(boolean isMade) {
        try {
            if (!isMade) {
                Files.deleteIfExists(made());
            } else if (!Files.exists(made())) {
                Files.createFile(made());
                restrict();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be kept: {}", made(), e.toString());
        }
    }

    private boolean holdsAny(String... names) {
        return Stream.of(names)
                .map(name -> folder.resolveSibling(name).toFile().list())
                .anyMatch(inside -> inside != null && inside.length > 0);
    }

    /**
     * Reads it without changing it, for whoever wants to know before a server is started.
     *
     * @throws DatabaseDamaged if it cannot be read
     */
    void read(DatabaseSettings database) {
        requireWhole();
        if (!isThere() || file().toFile().length() == 0) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(
                        database.url() + ";ACCESS_MODE_DATA=r", database.user(), database.password());
                Statement statement = connection.createStatement()) {
            requireTables(connection);
            statement.executeQuery("select * from learner").close();
        } catch (SQLException e) {
            DatabaseDamaged.behind(e, file()).ifPresent(damaged -> {
                throw damaged;
            });
        }
    }

    /** Makes the folder, and takes from others what an earlier release let them read. */
    void restrict() {
        try {
            Files.createDirectories(folder);
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return;
            }
            Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path one : files) {
                    Files.setPosixFilePermissions(one, OWNERS_FILE);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be kept from other users of this machine: {}", folder, e.toString());
        }
    }

    /** Writes it anew if a server that was killed left it mostly empty. Nobody else may use it. */
    void compactIfPoorlyFilled(DatabaseSettings database) {
        try {
            if (Files.exists(file()) && Files.size(file()) > SMALL) {
                try (Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
                    compactIfPoorlyFilled(connection);
                }
                restrict();
            }
        } catch (IOException e) {
            LOG.warn("It cannot be told how large {} is: {}", file(), e.toString());
        } catch (SQLException e) {
            LOG.warn("{} could not be compacted: {}", file(), e.toString());
        }
    }

    /**
     * Ends all use of it and writes it anew without gaps. One that refuses stays as it is.
     *
     * @param others ends the use by everybody else: while a connection is open here, theirs is not the last, at whose end H2
     *     would move what is in the file a last time
     */
    void compact(DatabaseSettings database, Runnable others) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            others.run();
            statement.execute(COMPACT);
        } catch (SQLException e) {
            LOG.warn("{} could not be compacted: {}", file(), e.toString());
            others.run();
        }
        restrict();
    }

    private void compactIfPoorlyFilled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (filled(statement) <= POORLY_FILLED_PERCENT) {
                statement.execute(COMPACT);
            }
        }
    }

    private static int filled(Statement statement) throws SQLException {
        try (ResultSet percent = statement.executeQuery(FILLED)) {
            return percent.next() ? percent.getInt(1) : ALL_PERCENT;
        }
    }
}
