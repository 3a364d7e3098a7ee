/**
 * Authored changes as data: what a fault, a solution or a mistake does to a cluster. Each prints itself as the kubectl
 * command a person would type. May touch nothing of ours. Start at {@link dev.podfall.scenario.action.Action}.
 */
package dev.podfall.scenario.action;
