package dev.podfall.sim.audit;

import java.time.Instant;

/**
 * One request from outside, once it was answered.
 *
 * @param sequence counts from 1
 * @param at cluster time
 * @param verb as RBAC names it
 * @param group empty for core
 * @param resource the plural
 * @param subresource empty for the object itself
 * @param namespace empty for objects of the cluster and for all namespaces
 * @param name empty for lists
 * @param code the HTTP status
 * @param reason of a refusal, else empty
 * @param received wall time: cluster time runs ahead whenever the cluster is looked at; null until it is recorded
 */
public record AuditEvent(
        long sequence,
        Instant at,
        String user,
        String userAgent,
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        boolean dryRun,
        int code,
        String reason,
        Instant received) {
    /** Whether the request was carried out. */
    public boolean succeeded() {
        return code < 400;
    }

    /** Whether it may have changed something. */
    public boolean changes() {
        return !dryRun
                && switch (verb) {
                    case "create", "update", "patch", "delete", "deletecollection" -> true;
                    default -> false;
                };
    }

    AuditEvent recorded(long newSequence, Instant now) {
        return new AuditEvent(
                newSequence,
                at,
                user,
                userAgent,
                verb,
                group,
                resource,
                subresource,
                namespace,
                name,
                dryRun,
                code,
                reason,
                now);
    }
}
