/**
 * The simulator's programs as real processes: the same classes, with a real clock, real memory, real CPU time and real
 * sockets. This is what the images of the real clusters run. May touch {@code sim.workload} and {@code sim.net} only.
 * Start at {@link dev.podfall.program.Main}. Upstream: a container's first process.
 */
package dev.podfall.program;
