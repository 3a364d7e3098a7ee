package dev.podfall.web.api;

import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.StopSwitch;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** The server about itself. */
@Controller("/api/v1/server")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServerRoutes {
    private final ServerIdentity identity;
    private final StopSwitch stop;

    ServerRoutes(ServerIdentity identity, StopSwitch stop) {
        this.identity = identity;
        this.stop = stop;
    }

    @Get
    ServerState show() {
        return new ServerState(
                identity.version(), identity.pid(), identity.home().toString(), identity.startedAt(), 0, 0);
    }

    @Delete
    HttpResponse<?> stop() {
        stop.press();
        return HttpResponse.accepted();
    }

    /** @param attempts how many run @param clusters how many there are beside those of attempts */
    @Serdeable
    record ServerState(String version, long pid, String home, Instant startedAt, int attempts, int clusters) {}
}
