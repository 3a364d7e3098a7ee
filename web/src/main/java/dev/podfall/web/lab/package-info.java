/**
 * Labs in the browser: the list, a lab's start page, a running attempt. May touch the catalogue, the grader's Proctor, {@code web.ui},
 * {@code web.account}, {@code web.attempt}, {@code web.terminal}. Start at {@link dev.podfall.web.lab.LabPages}.
 */
package dev.podfall.web.lab;
