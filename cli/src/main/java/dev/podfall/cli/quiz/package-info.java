/**
 * The verbs of quizzes: {@code podfall quiz list|start|next|answer|status|submit|report|practise} ask the server, {@code import|export} the
 * catalogue's files; one class each. May touch {@code cli.server}, {@code cli.console}, {@code cli.question}, what {@code cli.lab} says of times, and the exchange formats of
 * {@code scenarios}. Start at {@link dev.podfall.cli.quiz.QuizVerb}.
 */
package dev.podfall.cli.quiz;
