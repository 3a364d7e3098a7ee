package dev.podfall.scenario.gameday;

/** Users' service levels that a pager watches. */
public enum Alert {
    errors("Errors", "more than 2 % of users' requests fail", "Sev-1"),
    latency("Latency", "the 95th percentile of answers takes more than 250 ms", "Sev-2"),
    zeroClass("A class is gone", "no transaction is flagged any more, although some should be", "Sev-2"),
    version("Wrong version", "answers come from a model version that nobody meant", "Sev-2");

    private final String title;
    private final String meaning;
    private final String severity;

    Alert(String title, String meaning, String severity) {
        this.title = title;
        this.meaning = meaning;
        this.severity = severity;
    }

    /** As shown. */
    public String title() {
        return title;
    }

    /** When it fires, in words. */
    public String meaning() {
        return meaning;
    }

    /** {@code Sev-1}, {@code Sev-2} or {@code Sev-3}. */
    public String severity() {
        return severity;
    }
}
