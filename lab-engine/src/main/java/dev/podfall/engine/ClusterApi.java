package dev.podfall.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
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

    /** Puts it in the place of the one of its name, whole. A resourceVersion in it is a precondition. */
    ObjectNode replace(ObjectNode object);

    /** Puts a debug container into a running pod, as {@code kubectl debug}. @param container with its name and image */
    void debug(String namespace, String pod, ObjectNode container);

    /** Asks for deletion. @param graceSeconds null for the object's own */
    void delete(ObjectAt at, Long graceSeconds);

    /**
     * Asks for a pod's eviction, which budgets may refuse for now.
     *
     * @throws RequestRefused with status 429 when a PodDisruptionBudget has no room for it
     */
    void evict(String namespace, String pod);

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

    /** Words on what stands in here for the way that users from there take; empty when it is the way itself. */
    default Optional<String> standIn(Origin from) {
        return Optional.empty();
    }

    /** Whether a user may do that. @param namespace null for all */
    default boolean canI(String user, String verb, String resource, String namespace) {
        return canI(new Subject(user, List.of()), verb, resource, namespace, null);
    }

    /**
     * Whether somebody may do that.
     *
     * @param resource as rules name it: {@code deployments.apps}, {@code pods/exec}
     * @param namespace null for all
     * @param name null for any
     */
    boolean canI(Subject who, String verb, String resource, String namespace, String name);

    /**
     * Creates an object as somebody would, all but the storing.
     *
     * @param who null for the administrator
     * @throws RequestRefused as they would be refused
     * @throws MayNotImpersonate if this connection may not act for others
     */
    void dryRun(Subject who, ObjectNode object);

    /** Somebody, as authentication knows them. @param groups beside those that everybody of that kind has */
    record Subject(String user, List<String> groups) {
        private static final String ACCOUNT = "system:serviceaccount:";

        public Subject {
            groups = List.copyOf(groups);
        }

        /** All groups: a known user's, and those of a ServiceAccount. */
        public List<String> allGroups() {
            List<String> all = new ArrayList<>(groups);
            if (user.startsWith(ACCOUNT)) {
                all.add("system:serviceaccounts");
                all.add("system:serviceaccounts:"
                        + user.substring(ACCOUNT.length()).split(":", 2)[0]);
            }
            all.add("system:authenticated");
            return all;
        }
    }

    /** An object's place. */
    record ObjectAt(String kind, String namespace, String name) {}

    /** How a patch is meant. */
    enum PatchKind {
        JSON,
        MERGE,
        STRATEGIC,
        /** Server-side apply; fields of other managers are taken over. */
        APPLY
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
