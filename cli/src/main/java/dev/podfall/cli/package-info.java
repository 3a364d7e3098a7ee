/**
 * The {@code podfall} command: the root of its verbs, its version, and how a wrong command line is answered. No rule of
 * the trade lives here: the verbs of {@code cli.lab} and {@code cli.cluster} ask the server, by {@code cli.server}, and
 * show the answer; those of {@code cli.author} ask the grader's proofs and the catalogue instead, without a server;
 * those of {@code cli.machine} run and look at what is on this machine. All speak by {@code cli.console}. May touch
 * these. Start at {@link dev.podfall.cli.Podfall}. Upstream counterpart: {@code k8s.io/kubectl/pkg/cmd}.
 */
package dev.podfall.cli;
