/**
 * What a lab's seed draws: alternatives by name, and the places in the lab's files that they fill. Knows no files. Start at
 * {@link dev.podfall.scenario.draw.Draws}.
 */
package dev.podfall.scenario.draw;
