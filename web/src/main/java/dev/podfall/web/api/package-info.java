/**
 * The JSON API under {@code /api/v1}, spoken by the command line. Routes and the records they answer; no rule of the trade. May touch the
 * grader's Proctor, the catalogue, {@code web.server}, {@code web.account}. Start at {@link dev.podfall.web.api.ServerRoutes}.
 */
package dev.podfall.web.api;
