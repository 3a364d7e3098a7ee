/**
 * What a command says and how it ends: all output, all colour, the progress of what takes long, failures with their
 * next step, exit codes; and the folder its files are in. May touch {@code error}, and
 * of {@code engine} and {@code web} what says which values there are and where the user's files lie. Start at {@link
 * dev.podfall.cli.console.Console} and {@link dev.podfall.cli.console.CommandFailed}. Upstream counterpart: {@code
 * k8s.io/cli-runtime/pkg/genericiooptions}, {@code k8s.io/kubectl/pkg/cmd/util}.
 */
package dev.podfall.cli.console;
