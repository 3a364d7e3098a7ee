/**
 * The controllers of the control plane, one package each, named after upstream's. May touch {@code sim.client},
 * {@code sim.loop}, {@code sim.clock}. Start at {@link dev.podfall.sim.controllers.ControllerManager}. Upstream:
 * {@code cmd/kube-controller-manager}.
 */
package dev.podfall.sim.controllers;
