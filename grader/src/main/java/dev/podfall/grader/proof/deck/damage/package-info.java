/**
 * Repairs beside which something was given up that users or their operators rely on. One class per mechanism, one method per card. May touch {@code proof.deck}, {@code engine} and {@code scenario}.
 * Start at {@link dev.podfall.grader.proof.deck.damage.DamageDeck}.
 */
package dev.podfall.grader.proof.deck.damage;
