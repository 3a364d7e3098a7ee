package dev.podfall.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's API, as JSON. Kinds are named as in manifests ({@code Deployment}); where two groups share a name, as
 * {@code Kind.group}. Objects handed out may be changed by the caller.
 *
 * <p>Every method throws {@link RequestRefused} when the API server says no, {@link ClusterUnreachable} when it says
 * nothing.
 */
public interface ClusterApi {
    /** An object, if there is one. A null namespace means an object of the cluster. */
    Optional<ObjectNode> find(String kind, String namespace, String name);

    /**
     * Objects, in order of namespace and name.
     *
     * @param namespace null for all
     * @param selector {@code a=b,c=d}; null for all
     */
    List<ObjectNode> list(String kind, String namespace, String selector);

    ObjectNode create(ObjectNode object);

    /** Creates it, or merges it (strategically) into what is there. */
    ObjectNode apply(ObjectNode object);

    ObjectNode patch(ObjectAt at, PatchKind kind, JsonNode patch);

    /** Asks for deletion. @param graceSeconds null for the object's own */
    void delete(ObjectAt at, Long graceSeconds);

    /** Sets {@code spec.replicas} through the scale subresource. */
    void scale(ObjectAt at, int replicas);

    /** A container's log. @param previous of the instance before */
    String logs(String namespace, String pod, String container, boolean previous);

    /** Runs a command in a container and waits for its end. */
    ExecResult exec(String namespace, String pod, String container, List<String> command);

    /** Sends a request from where its user is, and waits for the answer. */
    default HttpAnswer http(HttpCall call) {
        return http(List.of(call), Duration.ZERO).get(0);
    }

    /**
     * Sends requests one after the other, none waiting for the answer to another.
     *
     * @param apart how long after the one before it each is sent
     * @return answers in the order of the requests, once all are there
     */
    List<HttpAnswer> http(List<HttpCall> calls, Duration apart);

    /** Whether a user may do that; null name for any. */
    boolean canI(String user, String verb, String resource, String namespace);

    /** An object's place. */
    record ObjectAt(String kind, String namespace, String name) {}

    /** How a patch is meant. */
    enum PatchKind {
        JSON,
        MERGE,
        STRATEGIC
    }

    /** What a command left. */
    record ExecResult(int exitCode, String stdout, String stderr) {}

    /**
     * A request.
     *
     * @param host the Host header; null for the URL's
     * @param body text, usually JSON; null for none
     */
    record HttpCall(Origin from, String method, String url, String host, String body, Duration timeout) {}

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     * @param failure why nothing did, such as {@code connection refused}; null on an answer
     * @param provenance which way the request went and who took it; null when this cannot be told
     */
    record HttpAnswer(int status, String body, String failure, Provenance provenance) {}
}
