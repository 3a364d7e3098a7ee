/**
 * Quizzes in the browser: the list, a sitting against the server's clock, its result, the history. May touch the quiz data, the grader's
 * Marker, {@code web.store}, {@code web.ui}, {@code web.account}. Start at {@link dev.podfall.web.quiz.Sittings}; a new question type needs
 * a branch in {@link dev.podfall.web.quiz.Reply} and one in {@code src/main/jte/quiz/fields.jte}.
 */
package dev.podfall.web.quiz;
