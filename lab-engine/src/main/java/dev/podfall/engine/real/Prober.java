package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import dev.podfall.error.PodfallException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private final String image;
    private final Map<String, String> labels;
    private final ObjectNode pod;
    private final AtomicBoolean renewing = new AtomicBoolean();

    /**
     * @param image such as {@code registry.ml.internal/podfall-prober:1}
     * @param labels of the pod, beside {@code app}
     */
    public Prober(Connection connection, String namespace, String image, Map<String, String> labels) {
        this.connection = connection;
        this.namespace = namespace;
        this.image = image;
        this.labels = Map.copyOf(labels);
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

    /** Makes sure of it before several ask at once: a pod that has no address yet refuses. */
    void beThere() {
        if (!ready()) {
            ensure();
        }
    }

    /** Lets it ask itself: a cold process is slow to send its first request, and that would look like a slow cluster. */
    private void warmUp() {
        try {
            send(new HttpCall(Origin.STRANGER, "GET", "http://127.0.0.1:8080/healthz", null, null, WARM_UP), "warm-up");
        } catch (PodfallException notYet) {
            // Whoever asks next will be told.
        }
    }

    /** A prober where a user is: in that namespace, with those labels. Policies treat it as they treat the user's own pods. */
    Prober inPlaceOf(Origin user) {
        Map<String, String> all = new TreeMap<>(labels);
        all.putAll(user.labels());
        return new Prober(connection, user.namespace(), image, all);
    }

    /** @param id that the server is to log with the request */
    HttpAnswer ask(HttpCall call, String id) {
        try {
            return send(call, id);
        } catch (RequestRefused no) {
            if (no.status() != 404 && no.status() != 503) {
                throw new ClusterUnreachable("The prober does not answer: " + no.getMessage(), no);
            }
        }
        ensure();
        return send(call, id);
    }

    /**
     * As {@link #ask}, for who asks again and again: while the pod is not there, others are not kept waiting until it is.
     *
     * @throws PodfallException if nothing was asked
     */
    Visit visit(HttpCall call, String id) {
        try {
            return timed(call, id);
        } catch (RequestRefused no) {
            if (no.status() != 404 && no.status() != 503) {
                throw new ClusterUnreachable("The prober does not answer: " + no.getMessage(), no);
            }
        }
        if (renewing.compareAndSet(false, true)) {
            try {
                ensure();
            } finally {
                renewing.set(false);
            }
        }
        throw new ClusterUnreachable("The prober had to be started anew.", null);
    }

    private HttpAnswer send(HttpCall call, String id) {
        return timed(call, id).answer();
    }

    private Visit timed(HttpCall call, String id) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("method", call.method()).put("url", call.url());
        if (call.host() != null) {
            question.put("host", call.host());
        }
        if (call.body() != null) {
            question.put("text", call.body());
        }
        question.put("requestId", id);
        question.put("timeoutMillis", call.timeout().toMillis());
        Request request = Request.of("POST", path() + ":8080/proxy/ask", question);
        long sent = System.nanoTime();
        JsonNode answer =
                connection.object(connection.send(request.within(call.timeout().plus(ON_TOP))));
        // An older prober does not say how long it waited; then the way to it counts as well.
        long millis = answer.path("millis").asLong((System.nanoTime() - sent) / 1_000_000);
        return new Visit(
                new HttpAnswer(
                        answer.path("status").asInt(),
                        answer.path("body").asText(""),
                        answer.path("failure").asText(null),
                        null),
                Duration.ofMillis(millis));
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
