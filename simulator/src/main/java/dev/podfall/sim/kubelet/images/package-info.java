/**
 * Images on the node: names, presence, pulls and their back-off. May touch {@code kubelet.pod}, {@code kubelet.backoff}. Start at {@link dev.podfall.sim.kubelet.images.ImageManager}. Upstream: {@code pkg/kubelet/images}.
 */
package dev.podfall.sim.kubelet.images;
