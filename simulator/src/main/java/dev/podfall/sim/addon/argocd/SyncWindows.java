package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.client.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** When a project lets its Applications be synced. Mirrors {@code SyncWindows.CanSync} of {@code pkg/apis/application/v1alpha1/types.go}. */
final class SyncWindows {
    private SyncWindows() {}

    /** Whether it may be synced now. @param manually whether a hand asks for it */
    static boolean permit(Project project, JsonNode application, boolean manually, Instant now) {
        List<JsonNode> matching = new ArrayList<>();
        project.spec().path("syncWindows").forEach(w -> {
            if (concerns(w, application)) {
                matching.add(w);
            }
        });
        boolean allows = matching.stream().anyMatch(w -> w.path("kind").asText().equals("allow"));
        List<JsonNode> active = matching.stream().filter(w -> isActive(w, now)).toList();
        List<JsonNode> denying = active.stream()
                .filter(w -> w.path("kind").asText().equals("deny"))
                .toList();
        if (!denying.isEmpty()) {
            return manually
                    && denying.stream().allMatch(w -> w.path("manualSync").asBoolean());
        }
        if (!allows || active.stream().anyMatch(w -> w.path("kind").asText().equals("allow"))) {
            return true;
        }
        return manually
                && matching.stream()
                        .filter(w -> w.path("kind").asText().equals("allow"))
                        .allMatch(w -> w.path("manualSync").asBoolean());
    }

    private static boolean concerns(JsonNode window, JsonNode application) {
        JsonNode destination = application.path("spec").path("destination");
        return any(
                        window.path("applications"),
                        application.path("metadata").path("name").asText())
                || any(window.path("clusters"), destination.path("server").asText(ArgoCd.SERVER))
                || any(window.path("clusters"), destination.path("name").asText(ArgoCd.IN_CLUSTER))
                || any(window.path("namespaces"), destination.path("namespace").asText(""));
    }

    private static boolean any(JsonNode patterns, String text) {
        for (JsonNode pattern : patterns) {
            if (Glob.matches(pattern.asText(), text)) {
                return true;
            }
        }
        return false;
    }

    /** A schedule that cannot be read is never due. */
    private static boolean isActive(JsonNode window, Instant now) {
        Duration length = GoDuration.read(window.path("duration"), Duration.ZERO);
        ZoneId zone = CronSchedule.zone(window.path("timeZone").asText("UTC")).orElse(ZoneOffset.UTC);
        try {
            Instant begin = new CronSchedule(window.path("schedule").asText(""), zone).next(now.minus(length));
            return begin != null && !begin.isAfter(now);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
