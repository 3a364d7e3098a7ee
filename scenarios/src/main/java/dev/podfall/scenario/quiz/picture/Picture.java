package dev.podfall.scenario.quiz.picture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Data that is drawn. One record per kind of picture; each says the same as a table. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConfusionMatrix.class, name = "confusion"),
    @JsonSubTypes.Type(value = RocCurve.class, name = "roc"),
    @JsonSubTypes.Type(value = LiftCurve.class, name = "lift"),
    @JsonSubTypes.Type(value = Panel.class, name = "panel")
})
public sealed interface Picture permits ConfusionMatrix, RocCurve, LiftCurve, Panel {
    /** What stands above it; plain words. */
    String title();

    /** All that it shows. */
    PictureTable table();

    /** What keeps it from being drawn, in a sentence; empty when nothing does. */
    String problem();

    /** Calls the visitor's case for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** One case per kind. */
    interface Visitor<R> {
        R confusion(ConfusionMatrix picture);

        R roc(RocCurve picture);

        R lift(LiftCurve picture);

        R panel(Panel picture);
    }
}
