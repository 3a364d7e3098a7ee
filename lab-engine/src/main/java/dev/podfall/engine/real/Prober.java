package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.error.PodfallException;
import java.time.Duration;
import java.util.Map;

/**
 * The pod that sends requests from inside a cluster, reached through the API server's proxy. If it was deleted, the
 * next question brings it back.
 */
public final class Prober {
    private static final String NAME = "podfall-prober";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ON_TOP = Duration.ofSeconds(20);

    private final Connection connection;
    private final String namespace;
    private final ObjectNode pod;

    /**
     * @param image such as {@code registry.ml.internal/podfall-prober:1}
     * @param labels of the pod, beside {@code app}
     */
    public Prober(Connection connection, String namespace, String image, Map<String, String> labels) {
        this.connection = connection;
        this.namespace = namespace;
        this.pod = ProberPod.of(NAME, image, labels);
    }

    /** Where no lab's drain or taint reaches it: on the node of the control plane. */
    public Prober besideTheControlPlane() {
        ProberPod.placeBesideTheControlPlane(pod);
        return this;
    }

    /**
     * Makes the pod in its namespace, which must be there, and waits until it is ready.
     *
     * @throws ProberDoesNotStart if it is not within three minutes
     */
    public void ensure() {
        create();
        if (!Patience.until(this::ready, START)) {
            throw new ProberDoesNotStart(namespace, ProberPod.trouble(look()));
        }
        warmUp();
    }

    /** Lets it ask itself: a cold process is slow to send its first request, and that would look like a slow cluster. */
    private void warmUp() {
        try {
            send(new HttpCall("GET", "http://127.0.0.1:8080/healthz", null, null, WARM_UP));
        } catch (PodfallException notYet) {
            // Whoever asks next will be told.
        }
    }

    HttpAnswer ask(HttpCall call) {
        try {
            return send(call);
        } catch (RequestRefused no) {
            if (no.status() != 404 && no.status() != 503) {
                throw new ClusterUnreachable("The prober does not answer: " + no.getMessage(), no);
            }
        }
        ensure();
        return send(call);
    }

    private HttpAnswer send(HttpCall call) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("method", call.method()).put("url", call.url());
        if (call.host() != null) {
            question.put("host", call.host());
        }
        if (call.body() != null) {
            question.set("body", call.body());
        }
        question.put("timeoutMillis", call.timeout().toMillis());
        Request request = Request.of("POST", path() + ":8080/proxy/ask", question);
        JsonNode answer =
                connection.object(connection.send(request.within(call.timeout().plus(ON_TOP))));
        return new HttpAnswer(
                answer.path("status").asInt(),
                answer.path("body").asText(""),
                answer.path("failure").asText(null));
    }

    private void create() {
        JsonNode there = look();
        if (ProberPod.isOver(there)) {
            ObjectNode now = JsonNodeFactory.instance.objectNode().put("gracePeriodSeconds", 0);
            connection.send(Request.of("DELETE", path(), now));
        }
        try {
            connection.post(pods(), pod);
        } catch (RequestRefused no) {
            if (!no.reason().equals("AlreadyExists")) {
                throw no;
            }
        }
    }

    private boolean ready() {
        return ProberPod.isReady(look());
    }

    private JsonNode look() {
        try {
            return connection.get(path());
        } catch (RequestRefused no) {
            if (no.status() == 404) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw no;
        }
    }

    private String pods() {
        return "/api/v1/namespaces/" + namespace + "/pods";
    }

    private String path() {
        return pods() + "/" + NAME;
    }
}
