package dev.podfall.cli.console;

import dev.podfall.web.cluster.ClusterRequest;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The numbers that options take. A wrong one is refused with its range before anything is started. */
public final class Numbers {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LAST_CLAIM = 13;
    /**
     * By the claim whose experiment shows them too: that a solution still holds later, where it held at first; that all can be
     * judged, where the healthy cluster is.
     */
    private static final Map<Integer, Integer> SHOWN_BY = Map.of(6, 5, 11, 2);

    private static final int MOST_SEEDS = 1000;

    private Numbers() {}

    /** A TCP port; 0 for any. */
    public static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0, HIGHEST_PORT, "a number from 0 to 65535; 0 takes any free one");
        }
    }

    /** How many nodes a cluster has. */
    public static final class Nodes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, ClusterRequest.MOST_NODES, "a number from 1 to " + ClusterRequest.MOST_NODES);
        }
    }

    /** A claim of {@code author prove}. */
    public static final class Claim implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            int claim = whole(text, 1, LAST_CLAIM, "a number from 1 to " + LAST_CLAIM);
            return SHOWN_BY.getOrDefault(claim, claim);
        }
    }

    /** How many seeds {@code author prove} goes through. */
    public static final class Seeds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, MOST_SEEDS, "a number from 1 to " + MOST_SEEDS);
        }
    }

    /** Cluster seconds per second. */
    public static final class Speed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double speed = Double.parseDouble(text);
                if (speed > 0 && speed <= ClusterRequest.FASTEST) {
                    return speed;
                }
            } catch (NumberFormatException none) {
                // Said below, as for one out of range.
            }
            throw refused(text, "a number above 0, at most " + ClusterRequest.FASTEST + "; 1 is real time");
        }
    }

    /** What chance is drawn from. */
    public static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException none) {
                throw refused(text, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ", such as 7");
            }
        }
    }

    private static int whole(String text, int least, int most, String wanted) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below, as for one out of range.
        }
        throw refused(text, wanted);
    }

    private static TypeConversionException refused(String text, String wanted) {
        return new TypeConversionException(text + " will not do. Give " + wanted);
    }
}
