package dev.podfall.grader.incident;

import dev.podfall.scenario.SymptomSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people see of an incident.
 *
 * @param clients what each gets, by its id
 * @param pods how the server's pods are
 * @param symptom what must be seen again before a learner comes
 */
record Sight(Map<String, Got> clients, Pods pods, SymptomSpec symptom) {
    Sight {
        clients = new LinkedHashMap<>(clients);
    }

    /**
     * What a client gets.
     *
     * @param words such as {@code HTTP 503}
     * @param fine whether it is what it should be
     */
    record Got(String words, boolean fine) {}

    /** Whether everybody gets what they should. */
    boolean isFine() {
        return clients.values().stream().allMatch(Got::fine);
    }

    /** How pods look from afar; a title says no more, for the reason would tell the cause. */
    enum Pods {
        none("no pod at all", "There is no pod of the server."),
        pending("pods that wait for a node", "The server's pods are `Pending`, and have no node."),
        starting("pods that never start", "The server's pods have a node, and their containers do not come up."),
        restarting("pods that restart", "The server's containers start, end, and start again."),
        unready("pods that are not ready", "The server's pods run, and are not ready."),
        ready("all pods ready", "The server's pods are all `Running` and ready."),
        mixed("some pods in trouble", "Some of the server's pods are in trouble.");

        private final String brief;
        private final String sentence;

        Pods(String brief, String sentence) {
            this.brief = brief;
            this.sentence = sentence;
        }

        String brief() {
            return brief;
        }

        String sentence() {
            return sentence;
        }
    }
}
