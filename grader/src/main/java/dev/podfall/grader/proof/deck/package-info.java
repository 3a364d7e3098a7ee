/**
 * Ways that anybody might go in any lab, whatever its author thought of: cheats, damages and right ways. A card finds what it
 * plays on through the lab's data: the server of its clients, the Services that select it, what its template refers to. The
 * cards lie in rooms below. May touch {@code engine} and {@code scenario}. Start at {@link
 * dev.podfall.grader.proof.deck.Card}.
 */
package dev.podfall.grader.proof.deck;
