package dev.podfall.grader.gameday;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who aborts a drill says so before they wait for its lock: whoever holds that may be emptying a node, for minutes, and looks here. Safe to
 * use from several threads.
 */
final class KillSwitch {
    private final Map<String, Integer> pulled = new ConcurrentHashMap<>();

    /** Says that a drill is being aborted, while that work goes on. */
    void during(String drill, Runnable abort) {
        pulled.merge(drill, 1, Integer::sum);
        try {
            abort.run();
        } finally {
            pulled.computeIfPresent(drill, (id, people) -> people == 1 ? null : people - 1);
        }
    }

    boolean isPulled(String drill) {
        return pulled.containsKey(drill);
    }
}
