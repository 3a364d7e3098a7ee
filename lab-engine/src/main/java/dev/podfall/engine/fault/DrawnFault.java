package dev.podfall.engine.fault;

import dev.podfall.scenario.FaultSpec;
import java.util.List;

/**
 * A fault as chance had it, and what is said of it afterwards.
 *
 * @param spec the fault with its parameters
 * @param page what is known of it
 * @param object what held the mistake
 * @param field which field of it
 * @param cause why something does not work then, a sentence
 * @param show commands that show it
 */
public record DrawnFault(FaultSpec spec, FaultPage page, String object, String field, String cause, List<String> show) {
    public DrawnFault {
        show = List.copyOf(show);
    }
}
