/**
 * Certificates of exams that were passed, and the page that tells whether a code is one. Anybody who reaches this server may ask that:
 * a code is of use to those who are shown it. May touch the grader's exams, {@code web.server}, {@code web.account} and {@code web.ui}. Start
 * at {@link dev.podfall.web.certificate.Certificates}.
 */
package dev.podfall.web.certificate;
