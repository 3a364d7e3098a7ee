package dev.podfall.cli.console;

import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.engine.files.UserHome;
import dev.podfall.scenario.origin.CatalogueOrigin;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder that holds everything of ours: {@code PODFALL_HOME}, else {@code ~/.podfall}. */
public final class Home {
    /** The variable that names the folder of an author's labs, to the command and to the server. */
    public static final String CATALOGUE = "PODFALL_CATALOGUE";

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** @throws dev.podfall.error.PodfallException if neither variable names a folder */
    public static Home ofEnvironment() {
        String asked = System.getenv("PODFALL_HOME");
        Path folder = asked == null || asked.isBlank() ? UserHome.get().resolve(".podfall") : Path.of(asked);
        return new Home(folder.toAbsolutePath().normalize());
    }

    /** The labs of the author's own that a command is given, with who signed them where they are a pack; empty for none. */
    public static Optional<String> signedCatalogue() {
        String named = System.getenv(CATALOGUE);
        return named == null
                ? Optional.empty()
                : CatalogueOrigin.signer(named).map(signer -> named + ", signed by " + signer);
    }

    public Path folder() {
        return folder;
    }

    public Path serverFile() {
        return folder.resolve("server.json");
    }

    public Path serverLog() {
        return folder.resolve("server.log");
    }

    /** The file that a command keeps locked while it starts the server. */
    public Path startLock() {
        return folder.resolve("start.lock");
    }

    /** The file that a running server keeps locked; it holds the server's process number. */
    public Path lockFile() {
        return folder.resolve("server.lock");
    }

    /** Makes the folder, for its owner alone, and sees that files can be put into it. */
    public void make() {
        if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
            throw unwritable("cannot be written");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw unwritable("is a file, not a folder");
        }
        if (isInHomeThatIsMissing()) {
            throw unwritable("cannot be made: there is no folder " + folder.getParent());
        }
        try {
            OwnerOnly.folder(folder);
            for (Path file : List.of(serverLog(), startLock())) {
                OwnerOnly.file(file);
            }
        } catch (IOException e) {
            throw unwritable("cannot be made (" + reason(e) + ")");
        }
    }

    /** A home folder is the machine's to make: one that is missing means that {@code HOME} is wrong. */
    private boolean isInHomeThatIsMissing() {
        String home = System.getenv("HOME");
        return home != null
                && folder.getParent() != null
                && folder.getParent().equals(Path.of(home).normalize())
                && !Files.exists(folder.getParent());
    }

    private CommandFailed unwritable(String how) {
        return CommandFailed.environment(
                "home-not-writable",
                "Podfall's folder " + folder + " " + how + ".",
                "Set PODFALL_HOME to a folder you may write to. See what is missing with: podfall doctor");
    }

    /** Why, in words: the exceptions of the JDK often carry the path alone. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(e.getMessage()).replaceFirst("^/\\S+ \\((.*)\\)$", "$1");
    }
}
