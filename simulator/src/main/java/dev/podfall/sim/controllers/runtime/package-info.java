/**
 * What every controller is built from: a queue of keys with back-off, shared informers, and readings of pods and
 * conditions. May touch {@code sim.client}, {@code sim.loop}, {@code sim.clock}. Start at
 * {@link dev.podfall.sim.controllers.runtime.WorkQueue}. Upstream: {@code k8s.io/client-go/util/workqueue},
 * {@code tools/cache}, {@code pkg/controller/controller_utils.go}.
 */
package dev.podfall.sim.controllers.runtime;
