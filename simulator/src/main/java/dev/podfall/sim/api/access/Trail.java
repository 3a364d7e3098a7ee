package dev.podfall.sim.api.access;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.audit.AuditEvent;
import dev.podfall.sim.audit.AuditLog;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.UserInfo;

/** Records what the registry never hears of: refusals, and what goes to nodes. On the loop. */
public final class Trail {
    private final AuditLog log;
    private final EventLoop loop;

    public Trail(AuditLog log, EventLoop loop) {
        this.log = log;
        this.loop = loop;
    }

    /** @param verb as RBAC checked it */
    public void record(Call call, UserInfo user, String verb, int code, String reason) {
        RequestInfo info = call.info();
        log.record(new AuditEvent(
                0,
                loop.now(),
                user.name(),
                call.userAgent(),
                verb,
                info.group(),
                info.resource(),
                info.subresource(),
                info.namespace(),
                info.name(),
                call.query().all("dryRun").contains("All"),
                code,
                reason,
                null));
    }
}
