/**
 * Quizzes in other people's formats: what a file would become, with each problem and loss in words, and our own in theirs. May touch the
 * quiz model, its lint and its reader, and {@code exchange.*}. Start at {@link dev.podfall.scenario.quiz.exchange.QuizImport} and {@link
 * dev.podfall.scenario.quiz.exchange.QuizExport}.
 */
package dev.podfall.scenario.quiz.exchange;
