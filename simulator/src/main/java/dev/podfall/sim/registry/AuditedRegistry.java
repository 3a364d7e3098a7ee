package dev.podfall.sim.registry;

import dev.podfall.sim.audit.AuditEvent;
import dev.podfall.sim.audit.AuditLog;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import java.util.List;

/** The registry as requests from outside meet it: each leaves its trace. */
final class AuditedRegistry implements Registry {
    private final Registry registry;
    private final AuditLog log;
    private final Timeline timeline;

    AuditedRegistry(Registry registry, AuditLog log, Timeline timeline) {
        this.registry = registry;
        this.log = log;
        this.timeline = timeline;
    }

    @Override
    public Answer handle(Request request) {
        try {
            Answer answer = registry.handle(request);
            boolean created = answer instanceof Answer.One one && one.created();
            String made = answer instanceof Answer.One one && request.verb() == Verb.CREATE
                    ? Metadata.text(one.object(), "name")
                    : "";
            record(request, created ? 201 : 200, "", made);
            return answer;
        } catch (ApiException e) {
            record(request, e.code(), e.reason(), "");
            throw e;
        }
    }

    @Override
    public SimClient.Watch watch(Request request, WatchSink sink) {
        try {
            SimClient.Watch watch = registry.watch(request, sink);
            record(request, 200, "", "");
            return watch;
        } catch (ApiException e) {
            record(request, e.code(), e.reason(), "");
            throw e;
        }
    }

    @Override
    public List<ServedResource> served() {
        return registry.served();
    }

    @Override
    public long resourceVersion() {
        return registry.resourceVersion();
    }

    private void record(Request request, int code, String reason, String made) {
        log.record(new AuditEvent(
                0,
                timeline.now(),
                request.user().name(),
                text(request.userAgent()),
                request.verb().word(),
                request.type().group(),
                request.type().plural(),
                text(request.subresource()),
                text(request.namespace()),
                request.name() == null ? made : request.name(),
                request.dryRun(),
                code,
                reason,
                null));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
