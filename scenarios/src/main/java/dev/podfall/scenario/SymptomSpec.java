package dev.podfall.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.podfall.scenario.authored.Required;

/** What can be observed once a scenario is broken. Before it is, nobody is let in. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = SymptomSpec.PodsWaiting.class, name = "podsWaiting"),
    @JsonSubTypes.Type(value = SymptomSpec.PodsUnready.class, name = "podsUnready"),
    @JsonSubTypes.Type(value = SymptomSpec.RolledOut.class, name = "rolledOut"),
    @JsonSubTypes.Type(value = SymptomSpec.EventSeen.class, name = "eventSeen")
})
public sealed interface SymptomSpec {
    /**
     * All selected pods have a container that waits for that reason.
     *
     * @param selector labels, {@code app=x,tier=y}
     * @param restarts at least so many
     */
    record PodsWaiting(
            @Required String namespace,
            @Required String selector,
            @Required String reason,
            int restarts) implements SymptomSpec {}

    /** All selected pods run, and none is ready. */
    record PodsUnready(@Required String namespace, @Required String selector) implements SymptomSpec {}

    /** The Deployment has finished rolling out: it looks healthy. */
    record RolledOut(@Required String namespace, @Required String deployment) implements SymptomSpec {}

    /**
     * An event was recorded.
     *
     * @param reason such as {@code FailedScheduling}
     * @param text a part of its message; null for any
     */
    record EventSeen(@Required String namespace, @Required String reason, String text) implements SymptomSpec {}
}
