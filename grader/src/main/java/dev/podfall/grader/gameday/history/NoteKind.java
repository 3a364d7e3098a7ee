package dev.podfall.grader.gameday.history;

import java.util.Arrays;
import java.util.Optional;

/** What a note is for. */
public enum NoteKind {
    note("note"),
    update("update to those who wait"),
    decision("decision"),
    handoff("hand-off"),
    toil("toil");

    private final String title;

    NoteKind(String title) {
        this.title = title;
    }

    /** As shown. */
    public String title() {
        return title;
    }

    /** The one of that name; empty if there is none. */
    public static Optional<NoteKind> of(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
    }
}
