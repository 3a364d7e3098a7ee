package dev.podfall.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks on behalf of the grader from inside a real cluster. {@code POST /ask} with {@code {"method", "url", "host",
 * "body", "text", "requestId", "timeoutMillis"}} (a body as JSON, or as text) answers 200 with {@code {"status", "body", "failure", "millis"}}, the last being
 * how long the answer took; failures have the words of the embedded cluster. {@code GET /healthz} says ok. Listens on {@code PORT} (8080).
 */
public final class Prober implements Program {
    private static final int DEFAULT_PORT = 8080;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int LONGEST_TIMEOUT = 120_000;
    private static final int DEFAULT_TIMEOUT = 5_000;
    private static final int LONGEST_URL = 8 << 10;

    private final ObjectMapper json = new ObjectMapper();
    private ProcessContext process;

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        String wanted = process.environment().getOrDefault("PORT", "");
        int port = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : DEFAULT_PORT;
        if (process.listen(port, this::handle)) {
            process.stdout("podfall-prober listening on :" + port + "\n");
        } else {
            process.stderr("podfall-prober: listen :" + port + ": address already in use\n");
            process.exit(1);
        }
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        if (request.path().equals("/healthz")) {
            answer.accept(HttpResponse.text(200, "ok\n"));
        } else if (!request.path().equals("/ask")) {
            answer.accept(refusal(404, "There is /healthz and /ask."));
        } else if (!request.method().equals("POST")) {
            answer.accept(refusal(405, "Use POST."));
        } else {
            ask(request.bodyText(), answer);
        }
    }

    private void ask(String text, Consumer<HttpResponse> answer) {
        try {
            JsonNode wish = json.readTree(text);
            String complaint = complaint(wish);
            if (complaint != null) {
                answer.accept(refusal(400, complaint));
                return;
            }
            Duration timeout = Duration.ofMillis(wish.path("timeoutMillis").asInt(DEFAULT_TIMEOUT));
            long sent = System.nanoTime();
            process.http(
                    request(wish),
                    timeout,
                    result -> answer.accept(told(result, (System.nanoTime() - sent) / 1_000_000)));
        } catch (JsonProcessingException notJson) {
            answer.accept(refusal(400, "The body is not JSON: " + notJson.getOriginalMessage()));
        }
    }

    private static String complaint(JsonNode wish) {
        String url = wish.path("url").asText();
        int timeout = wish.path("timeoutMillis").asInt(DEFAULT_TIMEOUT);
        if (!METHODS.contains(wish.path("method").asText("GET"))) {
            return "\"method\" must be one of " + METHODS.stream().sorted().toList() + ".";
        }
        if (!url.startsWith("http://") || url.length() > LONGEST_URL || !printable(url)) {
            return "\"url\" must be an http:// URL.";
        }
        if (!printable(wish.path("host").asText())) {
            return "\"host\" must be a host name.";
        }
        if (!wish.path("requestId").asText().matches("[A-Za-z0-9-]{0,64}")) {
            return "\"requestId\" must be letters, digits and dashes, 64 at most.";
        }
        return timeout < 1 || timeout > LONGEST_TIMEOUT
                ? "\"timeoutMillis\" must lie between 1 and " + LONGEST_TIMEOUT + "."
                : null;
    }

    private static boolean printable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static HttpRequest request(JsonNode wish) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (wish.hasNonNull("host")) {
            headers.put("host", wish.path("host").asText());
        }
        if (wish.hasNonNull("requestId")) {
            headers.put("x-request-id", wish.path("requestId").asText());
        }
        byte[] body = wish.path("text").asText().getBytes(StandardCharsets.UTF_8);
        if (wish.hasNonNull("body")) {
            body = wish.path("body").toString().getBytes(StandardCharsets.UTF_8);
        }
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return new HttpRequest(
                wish.path("method").asText("GET"), wish.path("url").asText(), headers, body);
    }

    private HttpResponse told(HttpResult result, long millis) {
        ObjectNode told = json.createObjectNode();
        told.put("status", result.ok() ? result.response().status() : 0);
        told.put("body", result.ok() ? result.response().bodyText() : "");
        told.put("millis", millis);
        told.put(
                "failure",
                result.ok()
                        ? null
                        : result.failure().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return HttpResponse.json(200, told.toString());
    }

    private HttpResponse refusal(int status, String why) {
        return HttpResponse.json(status, json.createObjectNode().put("error", why) + "\n");
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
