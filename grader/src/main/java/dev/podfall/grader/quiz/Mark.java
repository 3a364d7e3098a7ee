package dev.podfall.grader.quiz;

import java.util.List;

/**
 * A marked answer.
 *
 * @param fraction 0 to 1
 * @param answered whether there was an answer at all
 * @param right the right answer, in words
 * @param remarks one per option, pair or step: what it was, and why
 */
public record Mark(double fraction, boolean answered, String right, List<Remark> remarks) {
    /**
     * About one option.
     *
     * @param text the option, Markdown
     * @param chosen whether the candidate chose it
     * @param correct whether it is right
     */
    public record Remark(String text, boolean chosen, boolean correct, String why) {}
}
