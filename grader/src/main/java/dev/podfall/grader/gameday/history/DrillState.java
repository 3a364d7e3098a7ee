package dev.podfall.grader.gameday.history;

/** Where a drill is. */
public enum DrillState {
    announced("announced: the countdown runs"),
    running("the drill runs"),
    review("review: what went well, what did not"),
    closed("over");

    private final String words;

    DrillState(String words) {
        this.words = words;
    }

    /** As shown. */
    public String words() {
        return words;
    }
}
