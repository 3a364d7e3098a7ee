package dev.podfall.scenario.rubric;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.podfall.scenario.authored.Lists;
import java.util.List;

/**
 * The learner went about it in a sound way, as the audit trail tells: each habit counts the same. Where no trail is kept it is not
 * judged.
 *
 * @param habits which of them; all by default
 */
public record ProcessSpec(List<Habit> habits) implements ClaimSpec {
    public ProcessSpec {
        List<Habit> given = Lists.copy(habits);
        habits = given.isEmpty() ? List.of(Habit.values()) : given;
    }

    /** What is looked for. */
    public enum Habit {
        /** Something was looked at before anything was changed. */
        @JsonProperty("looked-first")
        lookedFirst("looked-first"),
        /** Between two changes somebody looked what came of the first. */
        @JsonProperty("one-at-a-time")
        oneAtATime("one-at-a-time"),
        /** What lies further out was looked at first: ingress, service, endpoints, pods, containers. */
        @JsonProperty("outside-in")
        outsideIn("outside-in"),
        /** Nothing was deleted that had to be made again: a namespace, a workload, all pods at once. */
        @JsonProperty("no-shortcut")
        noShortcut("no-shortcut");

        private final String id;

        Habit(String id) {
            this.id = id;
        }

        /** As reports and rubrics name it. */
        public String id() {
            return id;
        }
    }
}
