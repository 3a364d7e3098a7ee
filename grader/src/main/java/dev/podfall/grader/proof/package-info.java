/**
 * What a lab must prove before anybody learns with it: one class per claim. May touch all of the grader and the engine.
 * Start at {@link dev.podfall.grader.proof.Proofs}.
 */
package dev.podfall.grader.proof;
