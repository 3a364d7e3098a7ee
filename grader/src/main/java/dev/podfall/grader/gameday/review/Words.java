package dev.podfall.grader.gameday.review;

/** Figures as people read them. */
public final class Words {
    private static final int MINUTE = 60;

    private Words() {}

    /** Seconds: {@code 45 s}, {@code 3 min 20 s}. */
    public static String time(long seconds) {
        long rest = seconds % MINUTE;
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds / MINUTE + " min" + (rest == 0 ? "" : " " + rest + " s");
    }

    /** {@code acknowledged after 45 s}; {@code never acknowledged} for null. */
    public static String after(String done, Long seconds) {
        return seconds == null ? "never " + done : done + " after " + time(seconds);
    }

    /** The same; {@code never} for null. */
    public static String timeOrNever(Long seconds) {
        return seconds == null ? "never" : time(seconds);
    }
}
