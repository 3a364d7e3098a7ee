/**
 * Where labs come from that lie in no folder of this machine: a signed pack, a Git repository. They are taken into a folder of ours
 * within limits, as data; nothing of them is run, and whose they are is told, not trusted. The only package that may touch JGit and Commons Compress.
 * May touch {@code error}. Start at {@link dev.podfall.scenario.origin.CatalogueOrigin}.
 */
package dev.podfall.scenario.origin;
