/**
 * One queue of tasks per cluster, ordered by (time, sequence), and the pacer that ties it to the wall clock. May touch {@code sim.clock}. Start at {@link dev.podfall.sim.loop.EventLoop}. Upstream has no counterpart: there, time is the machine's.
 */
package dev.podfall.sim.loop;
