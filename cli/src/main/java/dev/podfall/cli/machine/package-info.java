/**
 * The verbs that run or look at what is on this machine: the learner's own kubectl and shell, the server in this
 * terminal, images, and the doctor. May touch {@code cli.server}, {@code cli.console}, and the runtimes of {@code
 * engine}. Start at {@link dev.podfall.cli.machine.Kubectl} and {@link dev.podfall.cli.machine.Checkup}. Upstream
 * counterpart: none.
 */
package dev.podfall.cli.machine;
