package dev.podfall.engine.fault;

import dev.podfall.scenario.authored.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an author has to know of a fault.
 *
 * @param name as authors name it
 * @param group what it is about
 * @param does what it changes, a sentence
 * @param seen what a person sees of it first, a sentence
 * @param parameters by name, in the order they are told; {@code namespace} comes first and is said by itself
 * @param draw what incidents that nobody wrote need to know of it; null where nobody has said
 */
public record FaultPage(
        @Required String name,
        @Required Group group,
        @Required String does,
        @Required String seen,
        Map<String, Parameter> parameters,
        FaultDraw draw) {
    public FaultPage {
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** What faults are about; the order in which they are listed. */
    public enum Group {
        startup,
        resources,
        probes,
        scheduling,
        networking,
        identity,
        rollout,
        batch,
        storage,
        platform
    }

    /**
     * One parameter.
     *
     * @param is what it names
     * @param usual its value where none is given; null if one must be
     * @param like a regular expression that a value must match as a whole; null for anything
     * @param number whether digits are meant as a number, however they are written
     */
    public record Parameter(@Required String is, String usual, String like, boolean number) {
        Parameter(String is, String usual, String like) {
            this(is, usual, like, false);
        }
    }
}
