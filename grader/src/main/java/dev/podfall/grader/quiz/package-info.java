/** Marks quiz answers. Pure. Start at {@link dev.podfall.grader.quiz.Marker}. */
package dev.podfall.grader.quiz;
