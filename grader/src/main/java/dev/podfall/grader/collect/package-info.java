/**
 * Observations in, evidence out: first reads, then requests, then full batches, last trials. Clients' requests are drawn
 * here, by a seed that nobody keeps; evidence has the rows, the answers that are right, and those that came. May touch {@code grader.evidence} and {@code
 * engine}. Start at {@link dev.podfall.grader.collect.Collector}.
 */
package dev.podfall.grader.collect;
