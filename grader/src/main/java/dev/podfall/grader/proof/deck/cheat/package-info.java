/**
 * Ways to look repaired without being it, and to be served by somebody else. One class per mechanism, one method per card. May touch {@code proof.deck}, {@code engine} and {@code scenario}.
 * Start at {@link dev.podfall.grader.proof.deck.cheat.CheatDeck}.
 */
package dev.podfall.grader.proof.deck.cheat;
