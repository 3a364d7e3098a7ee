/**
 * The utilities of small images: BusyBox's applets, curl, and what they share. One class per family. May touch {@code sim.workload} and {@code sim.net}. Start at {@link dev.podfall.sim.workload.utilities.Applets}. Upstream: BusyBox, curl, coreutils.
 */
package dev.podfall.sim.workload.utilities;
