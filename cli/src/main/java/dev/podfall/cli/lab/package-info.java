/**
 * The verbs of a lab, from its start to its report, and how a person reads what the server answers. May touch {@code
 * cli.server}, {@code cli.console}. Start at {@link dev.podfall.cli.lab.StartVerb}. Upstream counterpart: none.
 */
package dev.podfall.cli.lab;
