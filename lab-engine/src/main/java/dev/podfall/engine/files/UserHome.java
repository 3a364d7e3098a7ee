package dev.podfall.engine.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's home folder as every other program of theirs takes it: {@code HOME}. Java's {@code user.home} is the one of the list of
 * users, which is another in containers, in CI and wherever somebody asked for another.
 */
public final class UserHome {
    private static final String VARIABLE = "HOME";

    private UserHome() {}

    /**
     * Of this process.
     *
     * @throws NoUserHome if nothing names one
     */
    public static Path get() {
        return of(System.getenv());
    }

    /**
     * Of that environment; absolute. Whether it is there is not looked at.
     *
     * @throws NoUserHome if it names none
     */
    public static Path of(Map<String, String> environment) {
        var named = environment.get(VARIABLE);
        if (named == null || named.isBlank()) {
            throw new NoUserHome("HOME is not set, so there is no home folder to keep things in.");
        }
        try {
            var folder = Path.of(named);
            if (folder.isAbsolute()) {
                return folder.normalize();
            }
        } catch (InvalidPathException unusable) {
            // Said below, as for a relative one.
        }
        throw new NoUserHome("HOME is \"" + named + "\", which is no absolute path.");
    }

    /** A path as people write it in settings: {@code ~} and {@code ~/} stand for the home folder. */
    public static Path expand(String path, Map<String, String> environment) {
        if (path.equals("~")) {
            return of(environment);
        }
        return path.startsWith("~/") ? of(environment).resolve(path.substring(2)) : Path.of(path);
    }
}
