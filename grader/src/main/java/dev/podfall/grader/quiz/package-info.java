/**
 * Marks quiz answers, one class per type of question, and shows questions without their answers. Pure. May touch the quiz data. Start at
 * {@link dev.podfall.grader.quiz.Marker}; a new type of question is a case of its visitor and a {@link dev.podfall.grader.quiz.Marking}.
 */
package dev.podfall.grader.quiz;
