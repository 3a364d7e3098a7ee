package dev.podfall.sim.workload.standins;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.TlsServer;
import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code agnhost webhook}: answers AdmissionReviews over HTTPS, each path in its own way. Mirrors {@code
 * test/images/agnhost/webhook} of Kubernetes.
 */
final class AdmissionServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WORK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final String LABEL = "webhook-e2e-test";
    private static final String UNWANTED = "webhook-disallow";

    private final ProcessContext process;

    AdmissionServer(ProcessContext process) {
        this.process = process;
    }

    void serve() {
        String file = option("tls-cert-file", "");
        Optional<TlsServer> tls = certificate(file);
        if (tls.isEmpty()
                || process.files().read(option("tls-private-key-file", "")).isEmpty()) {
            String missing = tls.isEmpty() ? file : option("tls-private-key-file", "");
            process.stderr("panic: open " + missing + ": no such file or directory\n");
            process.exit(2);
            return;
        }
        String wanted = option("port", "443");
        int port = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : 0;
        HttpHandler handler = this::handle;
        if (!process.listen(port, handler.over(tls.get()))) {
            process.stderr("panic: listen tcp :" + port + ": bind: address already in use\n");
            process.exit(2);
        }
    }

    private Optional<TlsServer> certificate(String file) {
        try {
            return process.files().read(file).map(bytes -> TlsServer.of(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private String option(String name, String otherwise) {
        List<String> words = process.arguments();
        for (int i = 2; i < words.size(); i++) {
            if (words.get(i).startsWith("--" + name + "=")) {
                return words.get(i).substring(name.length() + 3);
            }
            if (words.get(i).equals("--" + name) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return otherwise;
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        if (request.path().equals("/readyz")) {
            answer.accept(HttpResponse.text(200, "ok"));
            return;
        }
        if (!request.header("content-type").equals("application/json")) {
            process.stderr("contentType=" + request.header("content-type") + ", expect application/json\n");
            answer.accept(HttpResponse.text(200, ""));
            return;
        }
        Duration wait = request.path().equals("/always-allow-delay-5s") ? SLOW : WORK;
        process.after(wait, () -> process.compute(WORK, () -> answer.accept(respond(request))));
    }

    private HttpResponse respond(HttpRequest request) {
        JsonNode review;
        try {
            review = JSON.readTree(request.body());
        } catch (JacksonException wrong) {
            return HttpResponse.text(400, wrong.getOriginalMessage() + "\n");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        JsonNode asked = review.path("request");
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .put("uid", asked.path("uid").asText());
        if (!decide(request.path(), asked, response)) {
            return HttpResponse.text(404, "404 page not found\n");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("kind", "AdmissionReview")
                .put("apiVersion", review.path("apiVersion").asText());
        answer.set("response", response);
        return HttpResponse.of(200, "application/json", answer.toString());
    }

    /** @return whether there is such a path */
    private static boolean decide(String path, JsonNode asked, ObjectNode response) {
        JsonNode object = asked.path("object");
        switch (path) {
            case "/always-deny" -> say(response, false, "this webhook denies all requests");
            case "/always-allow-delay-5s" -> say(response, true, "this webhook allows all requests");
            case "/add-label" -> label(object, response);
            case "/pods" -> pods(object, response);
            case "/pods/attach" -> attach(asked, response);
            case "/mutating-pods" -> mutatePod(object, response);
            case "/configmaps" -> data(asked, response, "the configmap contains unwanted key and value");
            case "/custom-resource" -> data(asked, response, "the custom resource contains unwanted data");
            case "/mutating-configmaps", "/mutating-custom-resource" -> stages(object, response);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void say(ObjectNode response, boolean allowed, String message) {
        response.put("allowed", allowed).putObject("status").put("message", message);
    }

    private static void patch(ObjectNode response, String operations) {
        response.put("allowed", true)
                .put("patch", Base64.getEncoder().encodeToString(operations.getBytes(StandardCharsets.UTF_8)))
                .put("patchType", "JSONPatch");
    }

    private static void label(JsonNode object, ObjectNode response) {
        JsonNode labels = object.path("metadata").path("labels");
        if (labels.isEmpty()) {
            patch(
                    response,
                    "[{\"op\": \"add\", \"path\": \"/metadata/labels\", \"value\": {\"added-label\": \"yes\"}}]");
        } else if (!labels.path("added-label").asText().equals("yes")) {
            String operation = labels.has("added-label") ? "replace" : "add";
            patch(
                    response,
                    "[{\"op\": \"" + operation
                            + "\", \"path\": \"/metadata/labels/added-label\", \"value\": \"yes\"}]");
        } else {
            response.put("allowed", true);
        }
    }

    private static void pods(JsonNode pod, ObjectNode response) {
        StringBuilder why = new StringBuilder();
        if (pod.path("metadata").path("labels").path(LABEL).asText().equals(UNWANTED)) {
            why.append("the pod contains unwanted label; ");
        }
        for (JsonNode container : pod.path("spec").path("containers")) {
            if (container.path("name").asText().contains(UNWANTED)) {
                why.append("the pod contains unwanted container name; ");
            }
        }
        if (why.isEmpty()) {
            response.put("allowed", true);
        } else {
            say(response, false, why.toString().strip());
        }
    }

    private static void attach(JsonNode asked, ObjectNode response) {
        if (asked.path("name").asText().equals("to-be-attached-pod")) {
            say(response, false, "attaching to pod 'to-be-attached-pod' is not allowed");
        } else {
            response.put("allowed", true);
        }
    }

    private static void mutatePod(JsonNode pod, ObjectNode response) {
        if (pod.path("metadata").path("name").asText().equals("webhook-to-be-mutated")) {
            patch(
                    response,
                    "[{\"op\":\"add\",\"path\":\"/spec/initContainers\",\"value\":[{\"image\":\"webhook-added-image\","
                            + "\"name\":\"webhook-added-init-container\",\"resources\":{}}]}]");
        } else {
            response.put("allowed", true);
        }
    }

    private static void data(JsonNode asked, ObjectNode response, String why) {
        JsonNode object =
                asked.path("operation").asText().equals("DELETE") ? asked.path("oldObject") : asked.path("object");
        if (object.path("data").path(LABEL).asText().equals(UNWANTED)) {
            say(response, false, why);
        } else {
            response.put("allowed", true);
        }
    }

    private static void stages(JsonNode object, ObjectNode response) {
        JsonNode data = object.path("data");
        boolean second = data.path("mutation-stage-1").asText().equals("yes");
        if (second || data.path("mutation-start").asText().equals("yes")) {
            String field = "/data/mutation-stage-" + (second ? "2" : "1");
            patch(response, "[{\"op\": \"add\", \"path\": \"" + field + "\", \"value\": \"yes\"}]");
        } else {
            response.put("allowed", true);
        }
    }
}
