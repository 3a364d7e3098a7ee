/**
 * What containers and volumes hold: trees of files whose content is shared and bounded, kept in files beside the cluster's journal. May touch nothing of ours. Start at {@link dev.podfall.sim.files.FileStore}, then {@link dev.podfall.sim.files.Tree} and {@link dev.podfall.sim.files.Content}. Upstream counterpart: the node's disk and its kernel's VFS.
 */
package dev.podfall.sim.files;
