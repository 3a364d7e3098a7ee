package dev.podfall.web.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
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

    private static final String FILLED = "select cast(setting_value as int) from information_schema.settings"
            + " where setting_name = 'info.CHUNKS_FILL_RATE'";

    private Path file() {
        return folder.resolve("podfall.mv.db");
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

    /** Writes it anew if a server that was killed left it mostly empty. */
    void compactIfPoorlyFilled(HikariDataSource pool) {
        try {
            if (Files.size(file()) > SMALL && filled(pool) < POORLY_FILLED_PERCENT) {
                compact(pool);
            }
        } catch (IOException | SQLException e) {
            LOG.warn("It cannot be told how full {} is: {}", file(), e.toString());
        }
    }

    private static int filled(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet percent = statement.executeQuery(FILLED)) {
            return percent.next() ? percent.getInt(1) : 100;
        }
    }

    /** Writes it anew without gaps; nobody else may use it. One that refuses stays as it is. */
    void compact(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
            // H2 has closed it, and the pool would not look for half a second.
            pool.evictConnection(connection);
        } catch (SQLException e) {
            LOG.warn("{} could not be compacted: {}", file(), e.toString());
        }
        restrict();
    }
}
