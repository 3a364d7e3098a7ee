/**
 * The verbs of game days: {@code podfall gameday list|start|join|status|inject|ack|note|runbook|mitigated|resolved|abort|review|report},
 * one class each. May touch {@code cli.server} and {@code cli.console}. Start at {@link dev.podfall.cli.gameday.GameDayVerb}.
 */
package dev.podfall.cli.gameday;
