package dev.podfall.scenario.gameday;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.podfall.scenario.authored.Required;

/** What must hold after a step of a runbook. It is waited for, for some minutes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Check.RolledOut.class, name = "rolledOut"),
    @JsonSubTypes.Type(value = Check.Present.class, name = "present"),
    @JsonSubTypes.Type(value = Check.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = Check.Field.class, name = "field")
})
public sealed interface Check {
    /** The Deployment has finished rolling out. */
    record RolledOut(@Required String namespace, @Required String deployment) implements Check {}

    /** There is such an object. @param namespace null for an object of the cluster */
    record Present(
            @Required String kind,
            String namespace,
            @Required String name) implements Check {}

    /** There is no such object. @param namespace null for an object of the cluster */
    record Absent(
            @Required String kind,
            String namespace,
            @Required String name) implements Check {}

    /**
     * A field has a value.
     *
     * @param namespace null for an object of the cluster
     * @param path a JSON pointer: {@code /spec/replicas}
     * @param value as text
     */
    record Field(
            @Required String kind,
            String namespace,
            @Required String name,
            @Required String path,
            @Required String value)
            implements Check {}
}
