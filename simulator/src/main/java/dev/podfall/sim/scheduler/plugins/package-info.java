/**
 * Which nodes a pod may run on, and which it likes best; one class per upstream plugin, by its name. May touch
 * {@code sim.scheduler.framework} and {@code sim.client}. Start at {@link dev.podfall.sim.scheduler.plugins.DefaultPlugins}.
 * Upstream: {@code pkg/scheduler/framework/plugins}.
 */
package dev.podfall.sim.scheduler.plugins;
