package dev.podfall.grader.postmortem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that is to be done after an incident. Any of it may be empty while it is being written.
 *
 * @param what to do
 * @param owner who does it
 * @param due until when, as {@code 2026-12-31}
 * @param kind what it is for
 * @param check how a later drill finds out whether it was done, such as an id of a check; may be empty
 */
public record ActionItem(String what, String owner, String due, Kind kind, String check) {
    public ActionItem {
        what = text(what);
        owner = text(owner);
        due = text(due);
        kind = kind == null ? Kind.process : kind;
        check = text(check);
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    /** Whether nothing of it is written yet. */
    @JsonIgnore
    public boolean isBlank() {
        return what.isEmpty() && owner.isEmpty() && due.isEmpty();
    }

    /** What an action is for. */
    public enum Kind {
        prevention("prevents it"),
        detection("finds it sooner"),
        mitigation("mends it sooner"),
        process("process");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As shown. */
        public String title() {
            return title;
        }

        /** The one of that name; empty if there is none. */
        public static Optional<Kind> of(String name) {
            return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
        }
    }
}
