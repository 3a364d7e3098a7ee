/**
 * Ways to break: one class per mechanism, registered by name. A fault reads the cluster and plans actions and their
 * undoing. May touch {@code engine}, {@code engine.action} and {@code scenario}. Start at {@link
 * dev.podfall.engine.fault.FaultRegistry}.
 */
package dev.podfall.engine.fault;
