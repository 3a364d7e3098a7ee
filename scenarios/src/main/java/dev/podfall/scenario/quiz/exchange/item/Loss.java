package dev.podfall.scenario.quiz.exchange.item;

/**
 * Something that the other side cannot say, and that is not there any more.
 *
 * @param where the question, or {@code quiz}
 */
public record Loss(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
