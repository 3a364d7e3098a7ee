/**
 * The verbs of exams: {@code podfall exam list|start|next|answer|flag|note|status|submit|report}, one class each. May touch {@code
 * cli.server}, {@code cli.console}, {@code cli.question} and what {@code cli.lab} says of times. Start at {@link dev.podfall.cli.exam.ExamVerb}.
 */
package dev.podfall.cli.exam;
