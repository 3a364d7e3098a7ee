/**
 * Pictures that questions are about, as data: pages draw them, and everybody else gets them as a table. May touch nothing of ours but
 * {@code scenario.authored}. Start at {@link dev.podfall.scenario.quiz.picture.Picture}.
 */
package dev.podfall.scenario.quiz.picture;
