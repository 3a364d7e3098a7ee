/**
 * Quizzes in the browser: the list, a sitting against the server's clock, its result, the history. A sitting keeps the questions it was
 * started with and is marked once. What was missed is asked again. May touch the quiz data and its lint, the grader's Marker, {@code
 * web.quiz.form}, {@code web.chart}, {@code web.store}, {@code web.ui}, {@code web.account}. Start at {@link
 * dev.podfall.web.quiz.Sittings}; programs come by {@link dev.podfall.web.quiz.Quizzes}.
 */
package dev.podfall.web.quiz;
