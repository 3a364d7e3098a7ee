package dev.podfall.scenario.gameday;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** What must hold after a step of a runbook. It is waited for, for some minutes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Check.RolledOut.class, name = "rolledOut"),
    @JsonSubTypes.Type(value = Check.Present.class, name = "present"),
    @JsonSubTypes.Type(value = Check.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = Check.Field.class, name = "field"),
    @JsonSubTypes.Type(value = Check.NoPods.class, name = "noPods"),
    @JsonSubTypes.Type(value = Check.All.class, name = "all")
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

    /** No pod has these labels, not even one that is ending. @param selector as kubectl takes it: {@code app=a,track=b} */
    record NoPods(@Required String namespace, @Required String selector) implements Check {}

    /** Each of several holds. */
    record All(@Required List<Check> checks) implements Check {
        public All {
            checks = Lists.copy(checks);
        }
    }
}
