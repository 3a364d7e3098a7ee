package dev.podfall.scenario.lint;

/**
 * Something to correct.
 *
 * @param where file, and place in it
 * @param what is wrong
 * @param howToFix in one sentence
 */
public record Finding(String where, String what, String howToFix) {
    @Override
    public String toString() {
        return where + ": " + what + " " + howToFix;
    }
}
