/**
 * Quizzes in the browser: the list, a sitting against the server's clock, its result, the history. A sitting keeps the questions it was
 * started with and is marked once. What was missed is asked again. While an exam runs, quizzes that it asks questions of are shut. May
 * touch the quiz data and its lint, the grader's Marker and Examiner, {@code web.quiz.form}, {@code web.chart}, {@code web.store}, {@code
 * web.ui}, {@code web.account}. Start at {@link dev.podfall.web.quiz.Sittings}; programs come by {@link dev.podfall.web.quiz.Quizzes}.
 */
package dev.podfall.web.quiz;
