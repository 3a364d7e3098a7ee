/**
 * How questions are asked on a page: one class and one template ({@code src/main/jte/quiz/form}) per type of question. May touch the quiz
 * data, the grader's Marker, {@code web.chart} and {@code web.ui}. Start at {@link dev.podfall.web.quiz.form.QuestionForm}; a new type of
 * question is a case of its visitor.
 */
package dev.podfall.web.quiz.form;
