/**
 * Game days as data: a healthy world, what is injected into it when, what must be seen of that, the runbooks that help, and what a good
 * response does. Touches the model of labs. Start at {@link dev.podfall.scenario.gameday.GameDay}.
 */
package dev.podfall.scenario.gameday;
