/**
 * Who asked for what, and what came of it: the trail that grading reads. May touch {@code sim.client}. Start at {@link dev.podfall.sim.audit.AuditLog}. Upstream: {@code k8s.io/apiserver/pkg/audit}.
 */
package dev.podfall.sim.audit;
