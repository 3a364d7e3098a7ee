/**
 * What is broken, as data: labs with their scenario, task, hints and rubric. Knows nothing of clusters. May touch
 * {@code scenario.action} and {@code scenario.rubric}. Start at {@link dev.podfall.scenario.Lab}.
 */
package dev.podfall.scenario;
