package dev.podfall.sim.addon.vault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The program {@code secret-store}: answers {@code GET /v1/secret/data/PATH} and {@code /v1/auth/token/lookup-self} to who shows a
 * token in {@code X-Vault-Token}. {@code DATA_DIR} (default {@code /store}) holds {@code data.json}, values by path and key, and {@code
 * tokens.json}, the paths that each token may read; {@code *} at a path's end stands for all below. They are read anew for each
 * request.
 */
public final class SecretStore implements Program {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "/v1/secret/data/";
    private static final int PORT = 8200;

    private ProcessContext process;

    @Override
    public void start(ProcessContext newProcess) {
        if (open(newProcess)) {
            process.stdout(
                    "==> secret-store listening on 0.0.0.0:" + PORT + ", key/value engine at secret/ (version 2)\n");
        }
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        open(newProcess);
    }

    private boolean open(ProcessContext newProcess) {
        process = newProcess;
        process.useMemory(32L << 20);
        boolean opened = process.listen(PORT, this::handle);
        if (!opened) {
            process.stderr("Error initializing listener of type tcp: listen tcp4 0.0.0.0:" + PORT
                    + ": bind: address already in use\n");
            process.exit(1);
        }
        return opened;
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        process.compute(Duration.ofMillis(1), () -> {
            HttpResponse response = answer(request);
            process.stdout(request.method() + " " + request.path() + " " + response.status() + "\n");
            answer.accept(response);
        });
    }

    private HttpResponse answer(HttpRequest request) {
        String path = request.path();
        if (path.equals("/v1/sys/health")) {
            return HttpResponse.json(200, "{\"initialized\":true,\"sealed\":false,\"standby\":false}\n");
        }
        if (!request.method().equals("GET")) {
            return errors(405, "unsupported operation");
        }
        JsonNode rights = file("tokens.json").path(request.header("x-vault-token"));
        if (!rights.isArray()) {
            return errors(403, "permission denied");
        }
        if (path.equals("/v1/auth/token/lookup-self")) {
            ObjectNode about = JsonNodeFactory.instance.objectNode();
            about.putObject("data").put("display_name", "token").set("policies", rights);
            return HttpResponse.json(200, about + "\n");
        }
        String wanted = path.startsWith(DATA) ? path.substring(DATA.length()) : null;
        if (wanted == null || !allows(rights, wanted)) {
            return errors(403, "permission denied");
        }
        JsonNode values = file("data.json").path(wanted);
        return values.isObject() ? data(values) : HttpResponse.json(404, "{\"errors\":[]}\n");
    }

    private static HttpResponse data(JsonNode values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode data = body.putObject("data");
        data.set("data", values);
        data.putObject("metadata").put("version", 1).put("destroyed", false);
        return HttpResponse.json(200, body + "\n");
    }

    private static boolean allows(JsonNode rights, String wanted) {
        for (JsonNode right : rights) {
            String path = right.asText();
            boolean below = path.endsWith("*") && wanted.startsWith(path.substring(0, path.length() - 1));
            if (below || path.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static HttpResponse errors(int status, String... all) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String one : all) {
            body.withArray("/errors").add(one);
        }
        return HttpResponse.json(status, body + "\n");
    }

    /** A file that is missing or no JSON holds nothing. */
    private JsonNode file(String name) {
        String directory = process.environment().getOrDefault("DATA_DIR", "/store");
        try {
            byte[] content = process.files().read(directory + "/" + name).orElse("{}".getBytes());
            return JSON.readTree(content);
        } catch (JacksonException broken) {
            process.stderr("secret-store: " + name + ": " + broken.getOriginalMessage() + "\n");
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        if (signal != Signal.HUP) {
            same.exit(0);
        }
    }
}
