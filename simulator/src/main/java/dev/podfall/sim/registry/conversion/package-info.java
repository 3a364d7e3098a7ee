/**
 * Objects in a second group or version beside the one in which they are stored. May touch {@code sim.client}. Start at {@link dev.podfall.sim.registry.conversion.Conversion}. Upstream: {@code pkg/apis/events/v1/conversion.go}, {@code pkg/apis/autoscaling/v1/conversion.go}.
 */
package dev.podfall.sim.registry.conversion;
