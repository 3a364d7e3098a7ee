package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks repo-server for manifests. Its failures are in gRPC's words. */
final class RepoClient {
    private static final String HOST = "argocd-repo-server";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessContext process;

    RepoClient(ProcessContext process) {
        this.process = process;
    }

    /**
     * What came.
     *
     * @param error why nothing came, else empty
     * @param revision the commit's hash
     * @param type of the source
     */
    record Manifests(String error, String revision, String type, List<ObjectNode> objects) {
        static Manifests failed(String code, String why) {
            return new Manifests(
                    "failed to generate manifest for source 1 of 1: rpc error: code = " + code + " desc = " + why,
                    "",
                    "",
                    List.of());
        }
    }

    /** @param fresh whether what repo-server keeps is not good enough */
    void ask(JsonNode source, String revision, boolean fresh, Consumer<Manifests> taker) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.set("source", source);
        wish.put("revision", revision).put("noCache", fresh);
        HttpRequest request = new HttpRequest(
                "POST",
                "http://" + HOST + ":" + RepoServer.PORT + RepoServer.PATH,
                Map.of("content-type", "application/json"),
                wish.toString().getBytes(StandardCharsets.UTF_8));
        process.http(request, PATIENCE, result -> taker.accept(manifests(result)));
    }

    private static Manifests manifests(HttpResult result) {
        if (!result.ok()) {
            return unreachable(result);
        }
        if (result.response().status() != 200) {
            return Manifests.failed(
                    "Unavailable",
                    "unexpected HTTP status code received from server: "
                            + result.response().status());
        }
        try {
            JsonNode answer = JSON.readTree(result.response().body());
            if (answer.hasNonNull("error")) {
                return Manifests.failed(
                        answer.path("code").asText(), answer.path("error").asText());
            }
            List<ObjectNode> objects = new ArrayList<>();
            answer.path("manifests").forEach(o -> objects.add((ObjectNode) o));
            return new Manifests(
                    "",
                    answer.path("revision").asText(),
                    answer.path("sourceType").asText(),
                    objects);
        } catch (IOException | ClassCastException malformed) {
            return Manifests.failed("Internal", "the answer is none of repo-server's");
        }
    }

    private static Manifests unreachable(HttpResult result) {
        String why = AddOn.reason(result.failure());
        return switch (result.failure()) {
            case TIMEOUT -> Manifests.failed("DeadlineExceeded", "context deadline exceeded");
            case NO_SUCH_HOST ->
                Manifests.failed(
                        "Unavailable", dialing("dial tcp: lookup " + HOST + " on 10.96.0.10:53: no such host"));
            default -> Manifests.failed("Unavailable", dialing("dial tcp " + result.remote() + ": " + why));
        };
    }

    private static String dialing(String why) {
        return "connection error: desc = \"transport: Error while dialing: " + why + "\"";
    }
}
