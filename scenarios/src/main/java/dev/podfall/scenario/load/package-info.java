/**
 * The catalogue and its readers. May touch the model. Start at {@link dev.podfall.scenario.load.Catalogue}.
 */
package dev.podfall.scenario.load;
