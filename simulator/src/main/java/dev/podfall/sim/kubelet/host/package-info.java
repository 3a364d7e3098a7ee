/**
 * What all rooms of a kubelet share: the node, the clock, the disk, the API, and how upstream writes durations. May touch {@code sim.client}. Start at {@link dev.podfall.sim.kubelet.host.Host}. Upstream: the fields of {@code Kubelet}.
 */
package dev.podfall.sim.kubelet.host;
