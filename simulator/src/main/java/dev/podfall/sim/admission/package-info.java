/**
 * What is decided about a write beyond its own validity: missing and terminating namespaces, service accounts, quotas, limits,
 * priorities, pod security, storage. One class per plugin, under upstream's name. May touch {@code sim.client} and
 * {@code sim.storage}. Start at {@link dev.podfall.sim.admission.Admission}. Upstream: {@code k8s.io/apiserver/pkg/admission}, {@code k8s.io/kubernetes/plugin/pkg/admission}.
 */
package dev.podfall.sim.admission;
