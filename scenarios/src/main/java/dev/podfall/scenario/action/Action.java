package dev.podfall.scenario.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change, as data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Apply.class, name = "apply"),
    @JsonSubTypes.Type(value = Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = Patch.class, name = "patch"),
    @JsonSubTypes.Type(value = Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = SetImage.class, name = "setImage"),
    @JsonSubTypes.Type(value = SetResources.class, name = "setResources"),
    @JsonSubTypes.Type(value = SetEnv.class, name = "setEnv"),
    @JsonSubTypes.Type(value = Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Undo.class, name = "undo"),
    @JsonSubTypes.Type(value = Cordon.class, name = "cordon"),
    @JsonSubTypes.Type(value = Drain.class, name = "drain"),
    @JsonSubTypes.Type(value = Taint.class, name = "taint"),
    @JsonSubTypes.Type(value = Exec.class, name = "exec"),
    @JsonSubTypes.Type(value = Wait.class, name = "wait")
})
public sealed interface Action
        permits Apply,
                Copy,
                Patch,
                Delete,
                Scale,
                SetImage,
                SetResources,
                SetEnv,
                Restart,
                Undo,
                Cordon,
                Drain,
                Taint,
                Exec,
                Wait {
    /** The command line that does the same. */
    String kubectl();
}
