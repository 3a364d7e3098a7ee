/**
 * The Pod Security Standards: what a namespace's labels ask for, and what of a pod's spec goes against it. May touch
 * {@code sim.client}. Start at {@link dev.podfall.sim.admission.podsecurity.Standards}. Upstream:
 * {@code k8s.io/pod-security-admission}.
 */
package dev.podfall.sim.admission.podsecurity;
