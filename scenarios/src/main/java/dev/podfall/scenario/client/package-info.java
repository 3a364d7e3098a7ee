/**
 * Who calls a lab's server, from where and with what: {@code clients.yaml}. What they see is what a repair is judged by. May
 * touch nothing of ours but {@code authored}. Start at {@link dev.podfall.scenario.client.Clients}.
 */
package dev.podfall.scenario.client;
