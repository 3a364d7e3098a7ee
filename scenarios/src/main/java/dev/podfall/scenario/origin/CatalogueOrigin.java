package dev.podfall.scenario.origin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code --catalogue} and {@code PODFALL_CATALOGUE} may name: a folder, a signed pack, or the URL of a Git repository. */
public final class CatalogueOrigin {
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*|(?i:file):/.*|[\\w.-]+@[\\w.-]+:.*");
    private static final Pattern FETCHED = Pattern.compile("(?i:https://|file:/)[^\\s@\\p{Cntrl}]{1,500}");
    private static final int SHORT = 16;

    private final Path kept;

    /** @param kept a folder of ours, where what was fetched is kept */
    public CatalogueOrigin(Path kept) {
        this.kept = kept;
    }

    /** The same for a home of ours. */
    public static CatalogueOrigin inHome(Path home) {
        return new CatalogueOrigin(home.resolve("catalogues"));
    }

    /** Whether it lies somewhere else, and is to be fetched again to be new. */
    public static boolean isUrl(String named) {
        return URL.matcher(named).matches();
    }

    /** Whether it is the file of a pack. */
    public static boolean isPack(String named) {
        return !isUrl(named) && named.endsWith(".zip");
    }

    /**
     * The folder with the labs. What was fetched before is taken as it is; {@link #fetch} brings it up to date.
     *
     * @throws OriginRefused if they may not be taken
     */
    public Path folder(String named) {
        if (isUrl(named)) {
            Path folder = gitFolder(named);
            return Files.isDirectory(folder) ? folder : fetch(named);
        }
        try {
            Path path = Path.of(named).toAbsolutePath().normalize();
            return isPack(named) && Files.isRegularFile(path) ? unpacked(path) : path;
        } catch (InvalidPathException odd) {
            throw new OriginRefused("\"" + named + "\" is no folder.", "Name a folder, a pack or a URL.");
        }
    }

    /**
     * Whose pack it is, by the fingerprint that its author tells.
     *
     * @return empty for what is no pack that is there
     * @throws OriginRefused if the pack may not be taken
     */
    public static Optional<String> signer(String named) {
        try {
            return isPack(named) && Files.isRegularFile(Path.of(named))
                    ? Optional.of(Pack.read(Path.of(named)).signer())
                    : Optional.empty();
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    /** Fetches a repository anew. @throws OriginRefused if it may not be taken; then what was there stays */
    public Path fetch(String url) {
        if (!FETCHED.matcher(url).matches()) {
            throw new OriginRefused(
                    "\"" + url + "\" is not fetched: only https: and file: URLs are, without a user name.",
                    "Name such a URL, or clone it yourself and name the folder.");
        }
        Path folder = gitFolder(url);
        try {
            Files.createDirectories(kept);
            Intake intake = GitIntake.read(canonical(url), Files.createTempDirectory(kept, "fetch-"));
            return placed(folder, intake);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path gitFolder(String url) {
        return kept.resolve("git-" + shortened(canonical(url).getBytes(StandardCharsets.UTF_8)));
    }

    /** A URL whose scheme is written in one way: {@code file:/a}, {@code FILE:///a} and {@code file:///a} are one. */
    private static String canonical(String url) {
        return url.replaceFirst("^(?i:file):/(?!/)", "file:///")
                .replaceFirst("^(?i:file)://", "file://")
                .replaceFirst("^(?i:https)://", "https://");
    }

    private Path unpacked(Path zip) {
        try {
            Pack pack = Pack.read(zip);
            Path folder = kept.resolve("pack-" + shortened(Files.readAllBytes(zip)));
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Files.createDirectories(kept);
            Path fresh = Files.createTempDirectory(kept, "pack-new-");
            pack.unpack(fresh);
            return Files.move(fresh, folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path placed(Path folder, Intake intake) throws IOException {
        Path fresh = Files.createTempDirectory(kept, "git-new-");
        intake.write(fresh);
        if (Files.isDirectory(folder)) {
            GitIntake.delete(folder);
        }
        return Files.move(fresh, folder);
    }

    private OriginRefused unwritable(IOException e) {
        return new OriginRefused(
                "What was fetched cannot be kept in " + kept + ": " + e.getMessage() + ".",
                "Make room, and try it again.");
    }

    private static String shortened(byte[] of) {
        return PackKey.hash(of).substring(0, SHORT);
    }
}
