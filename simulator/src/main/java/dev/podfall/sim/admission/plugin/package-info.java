/**
 * What admission is made of: a request as plugins see it, one plugin, and which requests a rule is about. May touch {@code
 * sim.client} and {@code sim.patch}. Start at {@link dev.podfall.sim.admission.plugin.AdmissionPlugin}. Upstream: {@code
 * k8s.io/apiserver/pkg/admission}.
 */
package dev.podfall.sim.admission.plugin;
