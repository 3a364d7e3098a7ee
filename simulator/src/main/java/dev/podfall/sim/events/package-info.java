/**
 * Events as components write them, correlated as client-go does. May touch {@code sim.client}, {@code sim.loop}, {@code sim.clock}. Start at {@link dev.podfall.sim.events.Recorder}. Upstream: {@code k8s.io/client-go/tools/record}.
 */
package dev.podfall.sim.events;
