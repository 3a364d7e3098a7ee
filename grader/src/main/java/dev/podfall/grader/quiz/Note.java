package dev.podfall.grader.quiz;

/**
 * What a learner should know about an answer before it is marked. It says nothing about right and wrong.
 *
 * @param isProblem whether the answer cannot be read as it is; else the note says how it is read
 */
public record Note(String text, boolean isProblem) {}
