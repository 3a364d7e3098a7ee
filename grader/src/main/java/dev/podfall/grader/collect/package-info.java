/**
 * Observations in, evidence out: first reads, then requests, last trials. May touch {@code grader.evidence} and {@code
 * engine}. Start at {@link dev.podfall.grader.collect.Collector}.
 */
package dev.podfall.grader.collect;
