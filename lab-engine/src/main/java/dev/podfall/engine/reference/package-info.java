/**
 * What a lab's server should answer: the server itself, set up as the healthy baseline sets it up. Nothing that runs on the
 * cluster plays a part. May touch {@code engine.image}, {@code program} and {@code scenario.client}. Start at {@link
 * dev.podfall.engine.reference.ReferenceServer}.
 */
package dev.podfall.engine.reference;
