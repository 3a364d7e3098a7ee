/**
 * The shell's grammar: from text to {@link dev.podfall.sim.workload.shell.syntax.Node}s. May touch nothing. Start at {@link dev.podfall.sim.workload.shell.syntax.Parser}. Upstream: the Shell Command Language of POSIX, as BusyBox's {@code ash} reads it.
 */
package dev.podfall.sim.workload.shell.syntax;
