package dev.podfall.sim.workload.scorer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The model registry: serves {@code GET /api/models} and {@code /api/models/NAME} from JSON files {@code NAME.json} in
 * {@code DATA_DIR} (default {@code /data}), which a ConfigMap is mounted at. Files are read anew for each request.
 */
public final class ModelRegistry implements Program {
    private static final String PREFIX = "/api/models/";

    private ProcessContext process;
    private int port;

    @Override
    public void start(ProcessContext newProcess) {
        if (open(newProcess)) {
            process.stdout("model-registry listening on :" + port + ", " + names().size() + " models in " + directory()
                    + "\n");
        }
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        open(newProcess);
    }

    private boolean open(ProcessContext newProcess) {
        process = newProcess;
        process.useMemory(24L << 20);
        String wanted = process.environment().getOrDefault("PORT", "8080");
        port = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : 8080;
        if (!process.files().isDirectory(directory())) {
            process.stderr("model-registry: data directory " + directory() + " does not exist\n");
            process.exit(1);
            return false;
        }
        if (!process.listen(port, this::handle)) {
            process.stderr("model-registry: listen :" + port + ": address already in use\n");
            process.exit(1);
            return false;
        }
        return true;
    }

    private String directory() {
        return process.environment().getOrDefault("DATA_DIR", "/data");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String file : process.files().list(directory())) {
            if (file.endsWith(".json")) {
                names.add(file.substring(0, file.length() - ".json".length()));
            }
        }
        return names;
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        process.compute(java.time.Duration.ofMillis(1), () -> {
            HttpResponse response = answer(request);
            process.stdout(request.method() + " " + request.path() + " " + response.status() + "\n");
            answer.accept(response);
        });
    }

    private HttpResponse answer(HttpRequest request) {
        String path = request.path();
        if (path.equals("/healthz") || path.equals("/ready")) {
            return HttpResponse.text(200, "ok\n");
        }
        if (!request.method().equals("GET")) {
            return HttpResponse.json(405, "{\"error\":\"method_not_allowed\"}\n");
        }
        if (path.equals("/api/models") || path.equals(PREFIX)) {
            return HttpResponse.json(200, Json.write(Map.of("models", names())) + "\n");
        }
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        Optional<byte[]> file =
                names().contains(name) ? process.files().read(directory() + "/" + name + ".json") : Optional.empty();
        return file.map(content -> new HttpResponse(200, Map.of("content-type", "application/json"), content))
                .orElseGet(() -> HttpResponse.json(404, "{\"error\":\"model_not_found\"}\n"));
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
