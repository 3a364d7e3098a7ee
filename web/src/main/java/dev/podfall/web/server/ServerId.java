package dev.podfall.web.server;

import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** {@code PODFALL_HOME/server.id}: what tells the servers of this machine apart, and stays when one is started anew. No secret. */
final class ServerId {
    private static final int BYTES = 4;

    private ServerId() {}

    static String in(Path home) {
        var file = home.resolve("server.id");
        try {
            var known = Files.exists(file) ? Files.readString(file).strip() : "";
            if (known.matches("[0-9a-f]{8}")) {
                return known;
            }
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            var id = HexFormat.of().formatHex(bytes);
            OwnerOnly.file(file);
            Files.writeString(file, id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
