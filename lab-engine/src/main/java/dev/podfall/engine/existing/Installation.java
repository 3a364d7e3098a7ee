package dev.podfall.engine.existing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Which Podfall a namespace belongs to: several may use one cluster, each removes only its own. Kept in its folder. */
final class Installation {
    private static final String FILE = "existing-installation";
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;

    private Installation() {}

    /** Its id; empty if it never used a cluster. */
    static Optional<String> find(Path home) {
        Path file = home.resolve(FILE);
        try {
            String id = Files.exists(file) ? Files.readString(file).strip() : "";
            return id.matches("[a-z0-9]{1,20}") ? Optional.of(id) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its id, made up if need be. */
    static synchronized String of(Path home) {
        return find(home).orElseGet(() -> create(home));
    }

    private static String create(Path home) {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(FILE), id + "\n");
            return id.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
