/**
 * What claims and volumes say, and which of them belong together: for all who bind, schedule and mount them. May touch
 * {@code sim.client}. Start at {@link dev.podfall.sim.storage.VolumeMatch}. Upstream:
 * {@code k8s.io/component-helpers/storage/volume}.
 */
package dev.podfall.sim.storage;
