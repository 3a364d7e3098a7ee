/**
 * The person's own shell, ready for a cluster: its kubeconfig, kubectl's completion, the alias {@code k}. The pages' terminal and
 * {@code podfall shell} open the same one. Knows nothing of attempts, pages or terminals. Start at {@link
 * dev.podfall.web.shell.ClusterShell}; what a shell reads at its start is in {@code resources/web/shell}.
 */
package dev.podfall.web.shell;
