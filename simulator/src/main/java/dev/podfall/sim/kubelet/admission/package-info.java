/**
 * Whether a node takes a pod that is bound to it: whoever binds by hand passes the scheduler by. Start at {@link
 * dev.podfall.sim.kubelet.admission.Admission}. Upstream: {@code pkg/kubelet/lifecycle/predicate.go}, {@code
 * pkg/kubelet/sysctl}.
 */
package dev.podfall.sim.kubelet.admission;
