package dev.podfall.scenario.gameday;

import java.util.Arrays;
import java.util.Optional;

/** Parts that people play. */
public enum Role {
    facilitator("Facilitator", "Runs the drill: has the cue sheet, injects, and aborts when it is too much."),
    commander("Incident commander", "Decides. Says who does what, when it is mitigated, and when it is over."),
    operations("Operations", "Has hands on the cluster: looks, runs runbooks, one change at a time."),
    communications(
            "Communications", "Tells those who wait: what users notice, what is done, when the next word comes."),
    scribe("Scribe", "Writes down what happens, with its time, as it happens.");

    private final String title;
    private final String duty;

    Role(String title, String duty) {
        this.title = title;
        this.duty = duty;
    }

    /** As shown. */
    public String title() {
        return title;
    }

    /** What whoever has it does. */
    public String duty() {
        return duty;
    }

    /** The one of that name; empty if there is none. */
    public static Optional<Role> of(String name) {
        return Arrays.stream(values()).filter(r -> r.name().equals(name)).findFirst();
    }
}
