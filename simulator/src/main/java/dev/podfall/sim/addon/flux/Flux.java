package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ResourceType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Flux' controllers have in common: their types, names and lengths of time. */
final class Flux {
    static final ResourceType GIT_REPOSITORIES =
            new ResourceType("source.toolkit.fluxcd.io", "v1", "gitrepositories", "GitRepository", true);
    static final ResourceType KUSTOMIZATIONS =
            new ResourceType("kustomize.toolkit.fluxcd.io", "v1", "kustomizations", "Kustomization", true);

    static final String FINALIZER = "finalizers.fluxcd.io";

    private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

    private Flux() {}

    /** The value that asks for a reconciliation now, or empty. */
    static String requestedAt(JsonNode object) {
        return object.path("metadata").path("annotations").path(REQUESTED).asText("");
    }

    static long generation(JsonNode object) {
        return object.path("metadata").path("generation").asLong();
    }

    static boolean isBeingDeleted(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    static boolean hasFinalizer(JsonNode object) {
        for (JsonNode each : object.path("metadata").path("finalizers")) {
            if (each.asText().equals(FINALIZER)) {
                return true;
            }
        }
        return false;
    }

    /** A length of time as Go reads it; the definition lets nothing else in. */
    static Duration duration(JsonNode text, Duration otherwise) {
        if (!text.isTextual()) {
            return otherwise;
        }
        Matcher part = PART.matcher(text.asText());
        double seconds = 0;
        while (part.find()) {
            double unit = switch (part.group(2)) {
                case "ms" -> 0.001;
                case "s" -> 1;
                case "m" -> 60;
                default -> 3600;
            };
            seconds += Double.parseDouble(part.group(1)) * unit;
        }
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000));
    }

    /** A length of time as Go prints it, such as {@code 1m0s} or {@code 12.5ms}. */
    static String shown(Duration time) {
        long nanos = time.toNanos();
        if (nanos < 1_000_000_000L) {
            return nanos == 0 ? "0s" : number(nanos, 1_000_000L) + "ms";
        }
        long hours = time.toHours();
        long minutes = time.toMinutes();
        String seconds = number(nanos - minutes * 60_000_000_000L, 1_000_000_000L) + "s";
        return (hours > 0 ? hours + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String number(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
