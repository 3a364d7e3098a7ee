package dev.podfall.web.postmortem;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Postmortems;

/**
 * What the page shows.
 *
 * @param written as it is kept, or the draft
 */
record PostmortemPage(Attempt attempt, Postmortems.Written written, PostmortemForm form) {
    static PostmortemPage of(Attempt attempt, Postmortems.Written written) {
        return new PostmortemPage(attempt, written, PostmortemForm.of(written));
    }

    String path() {
        return path(attempt.attempt());
    }

    static String path(String attempt) {
        return "/attempts/" + attempt + "/postmortem";
    }

    /** Rows that a section's field shows. */
    static int lines(String text) {
        return (int) Math.max(2, Math.min(12, text.lines().count() + 1));
    }
}
