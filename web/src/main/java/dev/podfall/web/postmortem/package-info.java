/**
 * The postmortem of an attempt that is over: its eleven sections to fill in, saved as they are written, the checklist's marks beside, and the
 * files it leaves in. May touch the grader's Proctor, {@code grader.postmortem} and {@code grader.report.form}, {@code web.attempt} and
 * {@code web.ui}. Start at {@link dev.podfall.web.postmortem.PostmortemPages}.
 */
package dev.podfall.web.postmortem;
