package dev.podfall.grader.postmortem;

import java.util.Arrays;
import java.util.Optional;

/** The sections of a postmortem, in their order. */
public enum Section {
    title("title", "Incident title", "One line: what users saw, and since when."),
    dates("dates", "Date and time", "When it was detected, mitigated, and resolved."),
    severity("severity", "Severity", "Sev-1, Sev-2 or Sev-3, and who was affected."),
    detection("detection", "Detection", "How it was found: an alert, a user's report, or by looking."),
    rootCause("root-cause", "Root cause", "The technical cause, with the evidence that shows it."),
    contributing("contributing", "Contributing factors", "What in infrastructure, process or tools let it happen."),
    timeline("timeline", "Timeline", "The key moments, one a line, each with its time."),
    impact("impact", "Impact", "Requests lost, how long, and what it took of the error budget."),
    wentWell("went-well", "What went well", "What should be done like this again."),
    wentWrong("went-wrong", "What went wrong", "Where process or tools failed."),
    actions("actions", "Action items", "What will be done, by whom, and until when.");

    private final String id;
    private final String heading;
    private final String asks;

    Section(String id, String heading, String asks) {
        this.id = id;
        this.heading = heading;
        this.asks = asks;
    }

    /** As files and forms name it: small letters and hyphens. */
    public String id() {
        return id;
    }

    /** As pages and exports print it. */
    public String heading() {
        return heading;
    }

    /** What belongs there, in a sentence. */
    public String asks() {
        return asks;
    }

    /** The one of that id; empty if there is none. */
    public static Optional<Section> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }
}
