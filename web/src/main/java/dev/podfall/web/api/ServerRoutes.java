package dev.podfall.web.api;

import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.cluster.Clusters;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.StopSwitch;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The server about itself. */
@Controller("/api/v1/server")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServerRoutes {
    private final ServerIdentity identity;
    private final StopSwitch stop;
    private final Proctor proctor;
    private final Clusters clusters;
    private final Catalogue catalogue;

    ServerRoutes(ServerIdentity identity, StopSwitch stop, Proctor proctor, Clusters clusters, Catalogue catalogue) {
        this.identity = identity;
        this.stop = stop;
        this.proctor = proctor;
        this.clusters = clusters;
        this.catalogue = catalogue;
    }

    @Get
    HttpResponse<?> show() {
        var running = proctor.attempts().stream()
                .filter(attempt -> attempt.state() == State.running)
                .count();
        return Json.ok(new ServerState(
                identity.version(),
                identity.pid(),
                identity.home().toString(),
                identity.startedAt(),
                running,
                clusters.all().size(),
                catalogue.folder().map(Path::toString).orElse(null)));
    }

    @Delete
    HttpResponse<?> stop() {
        stop.press();
        return Json.ok(Map.of("state", "stopping")).status(202);
    }

    /**
     * @param attempts how many run
     * @param clusters how many there are beside those of attempts
     * @param catalogue the folder of labs beside those that come with Podfall; null for none
     */
    record ServerState(
            String version, long pid, String home, Instant startedAt, long attempts, int clusters, String catalogue) {}
}
