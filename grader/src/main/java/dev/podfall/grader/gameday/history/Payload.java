package dev.podfall.grader.gameday.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.Runtime;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What steps carry. */
public final class Payload {
    private Payload() {}

    /**
     * @param gameDay as it was then: editing it changes no drill
     * @param seed of the cluster
     * @param solo whether colleagues are simulated
     * @param byHand whether the facilitator injects; else the plan does
     * @param begins when the countdown is over
     * @param runtime where its cluster is
     */
    public record Announced(
            JsonNode gameDay, long seed, boolean solo, boolean byHand, Instant begins, Runtime runtime) {
        public Announced {
            runtime = runtime == null ? Runtime.EMBEDDED : runtime; // Older ones do not say.
        }
    }

    /**
     * @param begins when the countdown is over, counted from when its cluster was up
     * @param nodes what the nodes that the game day names are called there
     * @param namespaces the same of namespaces; those that keep their names are left out
     */
    public record Settled(Instant begins, Map<String, String> nodes, Map<String, String> namespaces) {}

    /** @param seat nobody can guess; whoever has it is that person in the room */
    public record Joined(String seat, String name, Role role) {}

    /** @param recovery what takes it back, as actions in JSON, in order */
    public record Injected(String cue, String by, List<JsonNode> recovery) {}

    public record Misfired(String cue, String why) {}

    /** @param part of the drill, in words that begin a sentence */
    public record Failed(String part, String why) {}

    /**
     * What the drill before this one promised to prevent, looked at again.
     *
     * @param drill the one that promised
     */
    public record Promised(String drill, List<Promise> promises) {}

    /**
     * A prevention of a postmortem.
     *
     * @param check how it is seen; a check as runbooks have them is made
     * @param holds whether its check held when the next drill began; null if it has none that could be made
     * @param trouble why its check could not be made; null if it could, or is for people
     */
    public record Promise(String what, String owner, String due, String check, Boolean holds, String trouble) {
        /** One whose check nobody failed to make. */
        public Promise(String what, String owner, String due, String check, Boolean holds) {
            this(what, owner, due, check, holds, null);
        }

        /** In a sentence. */
        public String words() {
            return what + " (" + owner + ", due " + due + "): " + verdict();
        }

        /** Whether it holds, in words. */
        public String verdict() {
            return trouble != null
                    ? "its check could not be made: " + trouble
                    : holds == null
                            ? (check.isBlank() ? "nothing says how to see it" : "people look at it: " + check)
                            : holds ? "it holds" : "it does not hold";
        }
    }

    /** @param page counted from 1 */
    public record Paged(int page, Alert alert, String levels) {}

    /** @param to who is rung now */
    public record Escalated(int page, String to) {}

    public record Acknowledged(int page, String by) {}

    public record Cleared(int page) {}

    /** @param minutes of toil; 0 for what is none */
    public record Noted(String by, NoteKind kind, String text, int minutes) {}

    public record Opened(String runbook, String by) {}

    /**
     * @param step counted from 1
     * @param done whether its actions could be carried out
     * @param holds whether its check holds; null without one
     * @param said in words
     */
    public record Ran(String runbook, int step, String by, boolean done, Boolean holds, String said) {}

    public record Changed(List<Change> changes) {}

    /** A change that somebody asked the API server for. */
    public record Change(Instant at, String verb, String object, String outcome) {}

    /** @param holds whether users were well just then */
    public record Said(String by, boolean holds, String levels) {}

    public record Aborted(String by, String why, boolean restored) {}

    /** @param postmortem as {@code grader.postmortem} writes it */
    public record Drafted(String by, JsonNode postmortem) {}
}
