package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is. A change of the specification, a request by annotation, and the end of an interval begin one; a change of the
 * status does not. Mirrors the predicates of {@code fluxcd/pkg/runtime/predicates}.
 */
final class Turns {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(750);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 11;

    private final ProcessContext process;
    private final Map<Key, Turn> turns = new HashMap<>();

    /** The turns of one controller of a process. */
    Turns(ProcessContext process) {
        this.process = process;
    }

    /** @param trigger what the object, or its source, looked like */
    private record Turn(String trigger, Instant due, int failures, long number) {}

    /**
     * Whether the object is to be looked at now; if so, its turn has begun. If not, it is looked at again when it is due.
     *
     * @param more what else begins a turn when it changes
     */
    boolean begin(Controller controller, Key key, JsonNode object, String more) {
        String trigger = Flux.generation(object) + "|" + Flux.requestedAt(object) + "|" + more;
        Instant now = process.now();
        Turn last = turns.get(key);
        if (last != null && last.trigger().equals(trigger) && now.isBefore(last.due())) {
            if (!last.due().equals(Instant.MAX)) {
                controller.again(key, Duration.between(now, last.due()));
            }
            return false;
        }
        long number = last == null ? 1 : last.number() + 1;
        turns.put(key, new Turn(trigger, Instant.MAX, last == null ? 0 : last.failures(), number));
        return true;
    }

    /** Does a part of a turn's work. What fails unexpectedly ends the turn, such as what the API refuses, and there is another one soon. */
    void during(Controller controller, Key key, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError failed) {
            retry(controller, key);
            throw failed;
        }
    }

    /** Goes on with a turn when an answer has come, unless another turn has begun since. */
    void goOn(Controller controller, Key key, long turn, Runnable work) {
        if (number(key) == turn) {
            controller.goOn(key, () -> during(controller, key, work));
        }
    }

    /** Which turn it is: what an earlier one still waits for is nobody's concern. */
    long number(Key key) {
        Turn turn = turns.get(key);
        return turn == null ? 0 : turn.number();
    }

    /** The next turn comes after a while. */
    void next(Controller controller, Key key, Duration pause) {
        schedule(controller, key, pause, 0);
    }

    /** The next turn comes sooner: this one failed. */
    void retry(Controller controller, Key key) {
        Turn turn = turns.get(key);
        int failures = turn == null ? 0 : turn.failures();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        schedule(controller, key, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, failures + 1);
    }

    private void schedule(Controller controller, Key key, Duration pause, int failures) {
        Turn turn = turns.get(key);
        if (turn != null) {
            turns.put(key, new Turn(turn.trigger(), process.now().plus(pause), failures, turn.number()));
        }
        controller.again(key, pause);
    }

    void forget(Key key) {
        turns.remove(key);
    }
}
