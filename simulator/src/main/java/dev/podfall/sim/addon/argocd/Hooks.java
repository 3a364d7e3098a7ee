package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** When an object is synced: its phases and its wave. Mirrors {@code pkg/sync/hook} and {@code pkg/sync/syncwaves}. */
final class Hooks {
    static final String PRE_SYNC = "PreSync";
    static final String SYNC = "Sync";
    static final String POST_SYNC = "PostSync";
    static final String SYNC_FAIL = "SyncFail";
    static final String BEFORE_CREATION = "BeforeHookCreation";

    /** In which order phases come. */
    static final List<String> PHASES = List.of(PRE_SYNC, SYNC, POST_SYNC, SYNC_FAIL);

    private static final String HOOK = ArgoCd.PREFIX + "hook";
    private static final String SKIP = "Skip";

    private Hooks() {}

    private static List<String> listed(JsonNode object, String annotation) {
        List<String> all = new ArrayList<>();
        for (String each : ArgoCd.annotation(object, annotation).asText("").split(",")) {
            if (!each.isBlank()) {
                all.add(each.strip());
            }
        }
        return all;
    }

    /** Whether it runs at a certain time of a sync, and is no part of what is compared. */
    static boolean isHook(JsonNode object) {
        return listed(object, HOOK).stream().anyMatch(h -> !h.equals(SKIP));
    }

    /** Whether it is never applied. */
    static boolean isSkipped(JsonNode object) {
        return listed(object, HOOK).contains(SKIP);
    }

    /** Of a hook those that are known, of anything else Sync. */
    static List<String> phases(JsonNode object) {
        return isHook(object)
                ? listed(object, HOOK).stream().filter(PHASES::contains).toList()
                : List.of(SYNC);
    }

    static int wave(JsonNode object) {
        String text = ArgoCd.annotation(object, ArgoCd.PREFIX + "sync-wave")
                .asText("")
                .strip();
        return text.matches("[+-]?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Whether a hook is deleted then: before the next of its name, by default. */
    static boolean isDeleted(JsonNode object, String policy) {
        List<String> policies = listed(object, HOOK + "-delete-policy");
        return policies.isEmpty() ? policy.equals(BEFORE_CREATION) : policies.contains(policy);
    }
}
