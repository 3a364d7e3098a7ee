package dev.podfall.scenario.quiz.exchange.item;

/**
 * Why a question, or a whole file, cannot be taken over.
 *
 * @param where the place in the file, such as {@code line 12}
 * @param next what to do about it
 */
public record Problem(String where, String what, String next) {
    @Override
    public String toString() {
        return where + ": " + what + " " + next;
    }
}
