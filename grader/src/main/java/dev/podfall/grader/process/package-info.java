/**
 * How a learner went about it: what the audit trail keeps of their requests, and what that says of four habits. No marks hang on it
 * unless a rubric claims it. May touch {@code engine}'s audit trail, {@code grader.evidence}, {@code grader.report} and {@code
 * scenario.rubric}. Start at {@link dev.podfall.grader.process.Habits}.
 */
package dev.podfall.grader.process;
