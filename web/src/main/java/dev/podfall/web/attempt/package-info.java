/**
 * A learner's attempts, as pages and the API share them: their own only, with a link to their page, their terminals, and their reports as
 * files. May touch the grader's Proctor and reports, {@code web.account}, {@code web.server} and {@code web.terminal}. Start at {@link
 * dev.podfall.web.attempt.Attempts}.
 */
package dev.podfall.web.attempt;
