/**
 * Exams in the browser: the list, the rules before the start, the paper with its navigator, the report. May touch {@code grader.exam}, {@code
 * web.quiz.form} (quiz questions are asked as in quizzes) {@code web.terminal} (one
 * for the whole exam, with a context for each task) and {@code web.ui}. Start at {@link dev.podfall.web.exam.PaperPages}; the clock that
 * hands in what is over, and gives back the time in which there was no server, is {@link dev.podfall.web.exam.ExamClock}.
 */
package dev.podfall.web.exam;
