package dev.podfall.grader.gameday.review;

import dev.podfall.grader.report.Verdict;

/**
 * Something that was expected of the system or of the team.
 *
 * @param id small letters and hyphens
 * @param actual what was measured, in words
 * @param expected what should have been, in words
 * @param why it matters, in a sentence
 */
public record Expectation(
        String id, Side side, String title, Verdict verdict, String actual, String expected, String why) {
    /** The same, with another verdict. */
    Expectation judged(Verdict other, String words) {
        return new Expectation(id, side, title, other, words, expected, why);
    }

    /** Who is judged. */
    public enum Side {
        system,
        team
    }
}
