/**
 * What was read from a cluster, frozen. Pure: no time, no input, no output. Start at {@link
 * dev.podfall.grader.evidence.Evidence}.
 */
package dev.podfall.grader.evidence;
