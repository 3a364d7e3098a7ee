/**
 * What is wrong with authored data, told with place and remedy. One class per rule. May touch the model and {@code
 * scenario.load}. Start at {@link dev.podfall.scenario.lint.Lint}.
 */
package dev.podfall.scenario.lint;
