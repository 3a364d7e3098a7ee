package dev.podfall.grader.attempt;

/**
 * A hint, bought.
 *
 * @param hint Markdown
 * @param number counted from 1
 * @param price marks it cost
 */
public record HintGiven(String hint, int number, int of, int price) {}
