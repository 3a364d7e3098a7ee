/**
 * Carries authored actions out, the same way for faults, solutions and mistakes. May touch {@code engine} and {@code
 * scenario.action}. Start at {@link dev.podfall.engine.action.Performer}.
 */
package dev.podfall.engine.action;
