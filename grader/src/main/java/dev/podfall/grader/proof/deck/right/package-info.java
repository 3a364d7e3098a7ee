/**
 * Ways to repair that are as good as the one that the author thought of. One class per mechanism, one method per card. May touch {@code proof.deck}, {@code engine} and {@code scenario}.
 * Start at {@link dev.podfall.grader.proof.deck.right.RightDeck}.
 */
package dev.podfall.grader.proof.deck.right;
