/**
 * Brings claims and volumes together, has volumes made and cleared away, and keeps both while they are in use. May touch
 * {@code sim.controllers.runtime}, {@code sim.storage} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.volume.PersistentVolumeController}. Upstream: {@code pkg/controller/volume}
 * (persistentvolume-binder-controller and its neighbours), {@code github.com/rancher/local-path-provisioner}.
 */
package dev.podfall.sim.controllers.volume;
