package dev.podfall.sim.workload.scorer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** The model store: serves {@code /models/fraud-scorer/v1..v3} to who has the token {@code TOKEN}; 403 and 404 else. Listens on {@code PORT} (8080). */
public final class ModelStore implements Program {
    private static final String PREFIX = "/models/fraud-scorer/";

    private ProcessContext process;

    @Override
    public void start(ProcessContext newProcess) {
        resume(newProcess, null);
        process.stdout("model-store listening on :" + port() + "\n");
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        process.useMemory(40L << 20);
        if (!process.listen(port(), this::handle)) {
            process.stderr("model-store: address already in use\n");
            process.exit(1);
        }
    }

    private int port() {
        String wanted = process.environment().getOrDefault("PORT", "");
        return wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : 8080;
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        String token = process.environment().getOrDefault("TOKEN", "");
        boolean known = token.isEmpty() || request.header("authorization").equals("Bearer " + token);
        String path = request.path();
        if (path.equals("/healthz") || path.equals("/ready")) {
            answer.accept(HttpResponse.text(200, "ok\n"));
        } else if (!known) {
            answer.accept(HttpResponse.json(403, "{\"error\":\"access_denied\"}\n"));
        } else if (path.startsWith(PREFIX) && Model.of(path.substring(PREFIX.length())) != null) {
            byte[] artifact = ("fraud-scorer " + path.substring(PREFIX.length()) + "\n")
                    .repeat(512)
                    .getBytes(StandardCharsets.UTF_8);
            answer.accept(new HttpResponse(200, Map.of("content-type", "application/octet-stream"), artifact));
        } else {
            answer.accept(HttpResponse.json(404, "{\"error\":\"no_such_model\"}\n"));
        }
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
