/**
 * The {@code podfall} command: one class per verb, {@link dev.podfall.cli.Console} for all output, {@link
 * dev.podfall.cli.ExitCode} for how it ends. No rule of the trade lives here: every verb asks the server and shows the
 * answer; those of {@code author} ask the grader's proofs and the catalogue instead, without a server. Start at {@link dev.podfall.cli.Podfall}. Upstream counterpart:
 * {@code k8s.io/kubectl/pkg/cmd}.
 */
package dev.podfall.cli;
