/**
 * A POSIX shell as a program: lexer, parser, expansion, and an interpreter in continuation-passing style that never blocks. May touch {@code sim.workload} and {@code sim.workload.utilities}. Start at {@link dev.podfall.sim.workload.shell.Shell}. Upstream: BusyBox's {@code ash}, Debian's {@code dash}.
 */
package dev.podfall.sim.workload.shell;
