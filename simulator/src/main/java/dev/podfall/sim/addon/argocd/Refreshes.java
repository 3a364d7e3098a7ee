package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Whether an Application is to be compared again, and how thoroughly. Mirrors {@code needRefreshAppStatus}. */
final class Refreshes {
    private final Duration every;

    /** @param every after which time it is, whatever happens */
    Refreshes(Duration every) {
        this.every = every;
    }

    /** How thoroughly. */
    enum Level {
        NONE,
        /** With the commit that was compared last. */
        RECENT,
        /** With what the revision means now. */
        LATEST,
        /** And what fails is told at once. */
        FORCED,
        /** And nothing that was kept will do. */
        HARD;

        boolean isAtLeast(Level other) {
            return compareTo(other) >= 0;
        }

        Level and(Level other) {
            return isAtLeast(other) ? this : other;
        }
    }

    Level due(ObjectNode application, Instant now) {
        JsonNode annotation = ArgoCd.annotation(application, ArgoCd.REFRESH);
        if (annotation.isTextual()) {
            return annotation.asText().equals("hard") ? Level.HARD : Level.FORCED;
        }
        JsonNode spec = application.path("spec");
        JsonNode compared = application.path("status").path("sync").path("comparedTo");
        if (!same(spec.path("source"), compared.path("source"))) {
            return Level.FORCED;
        }
        boolean differs = !same(spec.path("destination"), compared.path("destination"))
                || !same(spec.path("ignoreDifferences"), compared.path("ignoreDifferences"));
        return differs || left(application, now).isZero() ? Level.LATEST : Level.NONE;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return bare(one).equals(bare(other));
    }

    private static JsonNode bare(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty() ? MissingNode.getInstance() : value;
    }

    /** How long it is until the next; zero if that is over. */
    Duration left(ObjectNode application, Instant now) {
        try {
            Instant last = Instant.parse(
                    application.path("status").path("reconciledAt").asText(""));
            Duration left = Duration.between(now, last.plus(every));
            return left.isNegative() || left.compareTo(every) > 0 ? Duration.ZERO : left;
        } catch (DateTimeException never) {
            return Duration.ZERO;
        }
    }

    Duration every() {
        return every;
    }
}
