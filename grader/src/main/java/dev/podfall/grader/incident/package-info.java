/**
 * Incidents that nobody wrote: drawn from a world and the faults' records, tried on a scratch cluster before a learner sees them,
 * and written down as a lab. May touch {@code rubric}, {@code collect} and {@code evidence}. Start at {@link
 * dev.podfall.grader.incident.Incidents}.
 */
package dev.podfall.grader.incident;
