package dev.podfall.tools;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test needs that a machine may lack. Where it is not here the test is skipped, and a note in {@code target/skipped} says what
 * went unseen: the gate ends with those notes, so that a green run never hides them.
 */
public final class Needs {
    /** Older ones print other words; Debian 12 packages 1.20. */
    private static final int LEAST_MINOR = 32;

    private static final Path NOTES = Path.of("target/skipped");
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\":\\s*\"(v1\\.(\\d+)[^\"]*)\"");

    private Needs() {}

    /** @param unseen what is not tested without it, such as {@code 80 recorded sessions} */
    public static void kubectl(String unseen) {
        kubectl(LEAST_MINOR, unseen);
    }

    /** As above. @param leastMinor of the oldest version that will do, such as 36 for 1.36 */
    public static void kubectl(int leastMinor, String unseen) {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        that(present, unseen, "there is no kubectl on the PATH");
        Matcher version = VERSION.matcher(said("kubectl", "version", "--client", "-o", "json"));
        boolean recent = version.find() && Integer.parseInt(version.group(2)) >= leastMinor;
        that(recent, unseen, "the kubectl on the PATH is older than 1." + leastMinor);
    }

    /** Skips the test unless that is so, and notes what went unseen, and why. */
    public static void that(boolean here, String unseen, String why) {
        if (!here) {
            note(unseen + ": " + why);
        }
        assumeTrue(here, why);
    }

    private static void note(String text) {
        try {
            Files.createDirectories(NOTES);
            Files.writeString(NOTES.resolve(Integer.toHexString(text.hashCode()) + ".txt"), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
