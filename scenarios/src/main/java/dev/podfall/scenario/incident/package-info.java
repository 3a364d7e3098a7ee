/**
 * What incidents that nobody wrote are made of: healthy worlds, as data. Touches the model of labs. Start at {@link
 * dev.podfall.scenario.incident.IncidentWorld}.
 */
package dev.podfall.scenario.incident;
