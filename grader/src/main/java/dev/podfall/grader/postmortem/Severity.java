package dev.podfall.grader.postmortem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** How bad an incident was. */
public enum Severity {
    @JsonProperty("sev-1")
    sev1("Sev-1", "production is down, or the business is hurt"),
    @JsonProperty("sev-2")
    sev2("Sev-2", "some users are affected, or there is a workaround"),
    @JsonProperty("sev-3")
    sev3("Sev-3", "a defect that hardly anybody feels");

    private final String title;
    private final String meaning;

    Severity(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** {@code Sev-1} and so on. */
    public String title() {
        return title;
    }

    /** What it stands for. */
    public String meaning() {
        return meaning;
    }

    /** As files and forms name it: {@code sev-1}. */
    public String id() {
        return title.toLowerCase(java.util.Locale.ROOT);
    }

    /** The one of that id, in any case; empty if there is none. */
    public static Optional<Severity> of(String id) {
        return Arrays.stream(values()).filter(s -> s.title.equalsIgnoreCase(id)).findFirst();
    }

    /** Whether it must lead to an action that keeps it from happening again. */
    public boolean asksForPrevention() {
        return this != sev3;
    }
}
