/**
 * A learner's attempts, as pages and the API share them: their own only, with a link to their page. May touch the grader's Proctor and
 * {@code web.account}. Start at {@link dev.podfall.web.attempt.Attempts}.
 */
package dev.podfall.web.attempt;
