/**
 * The way from a verb to the server: finds it, starts it where none runs, talks to it; and {@link
 * dev.podfall.cli.server.Verb}, what all verbs have in common. May touch {@code cli.console}. Start at {@link
 * dev.podfall.cli.server.ServerLauncher}. Upstream counterpart: {@code k8s.io/kubectl/pkg/cmd/util}, its {@code
 * Factory}.
 */
package dev.podfall.cli.server;
