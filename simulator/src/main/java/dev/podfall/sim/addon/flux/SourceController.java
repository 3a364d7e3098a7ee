package dev.podfall.sim.addon.flux;

import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code source-controller}: fetches Git repositories, and serves what is in them to others in the cluster. Helm repositories, buckets
 * and OCI repositories are not simulated. Mirrors {@code fluxcd/source-controller}.
 */
public final class SourceController extends AddOn {
    static final String STORAGE = "/data";

    private static final int ARTIFACTS = 9090;
    private static final int PROBES = 9440;

    @Override
    protected Log log(ProcessContext process) {
        return new FluxLog(process);
    }

    @Override
    protected void greet(Log log) {
        log.info("starting manager", "logger", "setup");
    }

    @Override
    protected void run(Manager manager) {
        ProcessContext process = manager.process();
        process.listen(ARTIFACTS, (request, answer) -> serve(process, request, answer));
        manager.answerProbes(PROBES);
        new GitRepositories(manager, (FluxLog) manager.log());
    }

    private static void serve(ProcessContext process, HttpRequest request, Consumer<HttpResponse> answer) {
        String path = request.path();
        boolean plain = path.matches("/gitrepository(/[A-Za-z0-9._-]+){3}") && !path.contains("..");
        answer.accept(process.files()
                .read(plain ? STORAGE + path : "")
                .map(bytes -> new HttpResponse(200, Map.of("content-type", "application/gzip"), bytes))
                .orElseGet(() -> HttpResponse.text(404, "404 page not found\n")));
    }
}
