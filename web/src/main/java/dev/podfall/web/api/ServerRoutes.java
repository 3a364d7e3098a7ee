package dev.podfall.web.api;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.attempt.Proctor;
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
import java.util.ArrayList;
import java.util.List;
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
    private final EmbeddedProvider embedded;

    ServerRoutes(
            ServerIdentity identity,
            StopSwitch stop,
            Proctor proctor,
            Clusters clusters,
            Catalogue catalogue,
            EmbeddedProvider embedded) {
        this.embedded = embedded;
        this.identity = identity;
        this.stop = stop;
        this.proctor = proctor;
        this.clusters = clusters;
        this.catalogue = catalogue;
    }

    @Get
    HttpResponse<?> show() {
        var running = proctor.attempts().stream()
                .filter(attempt -> !attempt.state().isOver())
                .toList();
        var troubles = new ArrayList<Trouble>();
        running.stream()
                .filter(attempt -> attempt.trouble() != null)
                .forEach(attempt -> troubles.add(new Trouble(
                        attempt.attempt(),
                        attempt.trouble(),
                        "Begin anew with: podfall reset " + attempt.attempt() + "\nEnd it with: podfall stop "
                                + attempt.attempt())));
        clusters.all().stream()
                .filter(cluster -> cluster.trouble() != null)
                .forEach(cluster -> troubles.add(new Trouble(cluster.name(), cluster.trouble(), cluster.next())));
        return Json.ok(new ServerState(
                identity.version(),
                identity.pid(),
                identity.home().toString(),
                identity.startedAt(),
                running.size(),
                clusters.all().size(),
                catalogue.folder().map(Path::toString).orElse(null),
                troubles,
                embedded.lostThreads()));
    }

    @Delete
    HttpResponse<?> stop() {
        stop.press();
        return Json.ok(Map.of("state", "stopping")).status(202);
    }

    /**
     * A cluster that does not answer.
     *
     * @param cluster its name, or that of its attempt
     * @param trouble in words that follow it
     */
    record Trouble(String cluster, String trouble, String next) {}

    /**
     * @param attempts how many are not over
     * @param clusters how many there are beside those of attempts
     * @param catalogue the folder of labs beside those that come with Podfall; null for none
     * @param troubles clusters that do not answer
     * @param lostThreads how many threads are held by clusters that were ended
     */
    record ServerState(
            String version,
            long pid,
            String home,
            Instant startedAt,
            long attempts,
            int clusters,
            String catalogue,
            List<Trouble> troubles,
            int lostThreads) {}
}
