/**
 * The volumes of pods: what is in them, how they are mounted, retried and refreshed. May touch {@code kubelet.pod}, {@code kubelet.env}. Start at {@link dev.podfall.sim.kubelet.volumes.VolumeManager}. Upstream: {@code pkg/kubelet/volumemanager}, {@code pkg/volume}.
 */
package dev.podfall.sim.kubelet.volumes;
