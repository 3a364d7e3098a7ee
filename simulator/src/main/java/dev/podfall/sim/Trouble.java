package dev.podfall.sim;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a cluster does not answer.
 *
 * @param since wall time
 * @param doing what it was at, such as {@code process sh}
 * @param times how often it came to that in a row
 */
public record Trouble(Kind kind, Instant since, String doing, int times) {
    /** The kinds there are. */
    public enum Kind {
        /** A task of its loop does not return. */
        STUCK,
        /** It needed more memory than the server has. */
        MEMORY,
        /** The server ended while it was being opened. Once may be chance. */
        OPENING
    }

    private static final int MOST_OPENINGS = 1;

    /** Whether it should not be opened again without being asked for. */
    private boolean isReasonToLeaveClosed() {
        return kind != Kind.OPENING || times > MOST_OPENINGS;
    }

    /** Why the cluster saved there should better stay closed, if so. */
    public static Optional<Trouble> in(Path directory) {
        return new TroubleFile(directory).read().filter(Trouble::isReasonToLeaveClosed);
    }

    /** Lets the cluster saved there be opened all the same. */
    public static void forget(Path directory) {
        new TroubleFile(directory).delete();
    }

    /** In words that follow the cluster's name, such as {@code was stuck since …}. */
    public String text() {
        return switch (kind) {
            case STUCK -> "was stuck since " + since + ", at \"" + doing + "\"";
            case MEMORY -> "took all of the server's memory at " + since + ", at \"" + doing + "\"";
            case OPENING -> "ended the server while it was opened, " + times + " times, last at " + since;
        };
    }
}
