package dev.podfall.web.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The H2 file as it was before its tables are changed. H2 commits each statement that changes a table, so a server that ends in the
 * middle of a script leaves tables that Flyway knows nothing of, and no later start could repeat the script: it begins anew with
 * what was before.
 *
 * @param file of the database
 */
record MigrationBackup(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationBackup.class);

    private Path backup() {
        return file.resolveSibling("before-migration.zip");
    }

    /**
     * Puts back what a migration that did not end has begun to change. Nobody may use the database yet.
     *
     * @throws DatabaseDamaged if that is not possible
     */
    void restoreIfCutShort() {
        if (!Files.exists(backup())) {
            return;
        }
        var part = part();
        try (InputStream bytes = Files.newInputStream(backup());
                var zip = new ZipInputStream(bytes)) {
            if (zip.getNextEntry() == null) {
                throw new IOException("nothing is in it");
            }
            Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(backup());
            LOG.info("A change of the tables in {} had not ended; it begins anew.", file);
        } catch (IOException e) {
            throw new DatabaseDamaged(
                    file,
                    "a change of its tables had not ended, and what was before cannot be put back (move " + backup()
                            + " aside, too)",
                    e);
        }
    }

    /** Makes it from the open database. */
    void make(DataSource source) {
        var part = part();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("backup to ?")) {
            statement.setString(1, part.toString());
            statement.execute();
            Files.move(part, backup(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The migration has ended. */
    void drop() {
        try {
            Files.deleteIfExists(backup());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path part() {
        return file.resolveSibling("migration.part");
    }
}
