/**
 * Questions on a terminal, for the verbs of exams and of quizzes: how they are shown, and how answers are typed. May touch {@code
 * cli.console}. Start at {@link dev.podfall.cli.question.QuestionText}.
 */
package dev.podfall.cli.question;
