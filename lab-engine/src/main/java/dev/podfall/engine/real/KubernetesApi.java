package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.MayNotImpersonate;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The API of a real cluster. */
public final class KubernetesApi implements ClusterApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Of what is applied on the server's side. */
    private static final String MANAGER = "podfall";

    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Comparator<ObjectNode> BY_PLACE = Comparator.comparing(
                    (ObjectNode o) -> o.at("/metadata/namespace").asText())
            .thenComparing(o -> o.at("/metadata/name").asText());

    private final Connection connection;
    private final Kinds kinds;
    private final Traffic traffic;
    private final UnaryOperator<String> userNames;

    /**
     * @param prober sends requests from inside; null if nobody will ask for that
     * @param userNames tells the cluster's own name of a user that rights are asked about
     */
    public KubernetesApi(Connection connection, Prober prober, UnaryOperator<String> userNames) {
        this(connection, prober, Gate.of(connection), userNames);
    }

    private KubernetesApi(Connection connection, Prober prober, Gate gate, UnaryOperator<String> userNames) {
        this.connection = connection;
        this.kinds = new Kinds(connection);
        this.traffic = prober == null ? null : new Traffic(connection, prober, gate);
        this.userNames = userNames;
    }

    /** The same for a lab whose namespaces no Ingress controller of the cluster reaches. */
    public static KubernetesApi behindAFence(Connection connection, Prober prober, UnaryOperator<String> userNames) {
        return new KubernetesApi(connection, prober, Gate.withoutController(connection), userNames);
    }

    /** Whether objects of that kind are in namespaces. */
    public boolean isNamespaced(String kind) {
        return kinds.of(kind).namespaced();
    }

    /**
     * Sends a request as a user would; who took it is not asked, which spares reading logs.
     *
     * @throws dev.podfall.error.PodfallException if nothing was asked
     */
    public Visit visit(HttpCall call) {
        return traffic.visit(call);
    }

    @Override
    public Optional<ObjectNode> find(String kind, String namespace, String name) {
        Kind type = kinds.of(kind);
        try {
            return Optional.of((ObjectNode) connection.get(type.path(namespace, name)));
        } catch (RequestRefused no) {
            if (no.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw no;
        }
    }

    @Override
    public List<ObjectNode> list(String kind, String namespace, String selector) {
        Kind type = kinds.of(kind);
        String query = selector == null ? "" : "?labelSelector=" + Request.escaped(selector);
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode item : connection.get(type.path(namespace, null) + query).path("items")) {
            // Items of a list come without what all of them share.
            ObjectNode object = JSON.objectNode().put("apiVersion", type.apiVersion());
            objects.add(object.put("kind", type.name()).setAll((ObjectNode) item));
        }
        objects.sort(BY_PLACE);
        return objects;
    }

    @Override
    public ObjectNode create(ObjectNode object) {
        return (ObjectNode) connection.post(kinds.of(object).path(namespace(object), null), object);
    }

    @Override
    public ObjectNode apply(ObjectNode object) {
        Kind type = kinds.of(object);
        String path = type.path(namespace(object), object.at("/metadata/name").asText());
        try {
            return send(Request.patch(path, mediaType(PatchKind.STRATEGIC), object));
        } catch (RequestRefused no) {
            if (no.status() == NOT_FOUND) {
                return create(object);
            } else if (no.status() == UNSUPPORTED_MEDIA_TYPE) {
                return send(Request.patch(path, mediaType(PatchKind.MERGE), object));
            }
            throw no;
        }
    }

    @Override
    public ObjectNode patch(ObjectAt at, PatchKind kind, JsonNode patch) {
        String query = kind == PatchKind.APPLY ? "?force=true&fieldManager=" + MANAGER : "";
        return send(Request.patch(path(at) + query, mediaType(kind), patch));
    }

    @Override
    public ObjectNode replace(ObjectNode object) {
        String path = kinds.of(object)
                .path(namespace(object), object.at("/metadata/name").asText());
        return send(Request.of("PUT", path, object));
    }

    @Override
    public void debug(String namespace, String pod, ObjectNode container) {
        ObjectNode patch = JSON.objectNode();
        patch.withObject("/spec").putArray("ephemeralContainers").add(container);
        String path = path(new ObjectAt("Pod", namespace, pod)) + "/ephemeralcontainers";
        connection.send(Request.patch(path, mediaType(PatchKind.STRATEGIC), patch));
    }

    @Override
    public void delete(ObjectAt at, Long graceSeconds) {
        ObjectNode options = JSON.objectNode().put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.put("propagationPolicy", "Background");
        if (graceSeconds != null) {
            options.put("gracePeriodSeconds", graceSeconds);
        }
        connection.send(Request.of("DELETE", path(at), options));
    }

    @Override
    public void evict(String namespace, String pod) {
        ObjectNode eviction = JSON.objectNode().put("apiVersion", "policy/v1").put("kind", "Eviction");
        eviction.putObject("metadata").put("name", pod).put("namespace", namespace);
        connection.post(path(new ObjectAt("Pod", namespace, pod)) + "/eviction", eviction);
    }

    @Override
    public void scale(ObjectAt at, int replicas) {
        ObjectNode patch = JSON.objectNode();
        patch.putObject("spec").put("replicas", replicas);
        connection.send(Request.patch(path(at) + "/scale", mediaType(PatchKind.MERGE), patch));
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous) {
        String path = path(new ObjectAt("Pod", namespace, pod)) + "/log?limitBytes=" + Execution.MOST_OUTPUT;
        String which = container == null ? "" : "&container=" + Request.escaped(container);
        return connection.send(Request.get(path + which + (previous ? "&previous=true" : "")));
    }

    @Override
    public ExecResult exec(String namespace, String pod, String container, List<String> command) {
        return new Execution(connection, namespace, pod).run(container, command);
    }

    @Override
    public List<HttpAnswer> http(List<HttpCall> calls, Duration apart) {
        if (traffic == null) {
            throw new RequestRefused(501, "NotImplemented", "nothing in this cluster can send a request");
        }
        return traffic.send(calls, apart);
    }

    @Override
    public Optional<String> standIn(Origin from) {
        return traffic == null ? Optional.empty() : traffic.standIn(from);
    }

    @Override
    public boolean canI(Subject who, String verb, String resource, String namespace, String name) {
        ObjectNode review = AccessReview.of(known(who), verb, resource, namespace, name);
        return connection
                .post(Kind.root("authorization.k8s.io/v1") + "/subjectaccessreviews", review)
                .at("/status/allowed")
                .asBoolean();
    }

    @Override
    public void dryRun(Subject who, ObjectNode object) {
        String path = kinds.of(object).path(namespace(object), null) + "?dryRun=All&fieldValidation=Strict";
        Request request = Request.of("POST", path, object);
        try {
            connection.send(who == null ? request : request.as(known(who)));
        } catch (RequestRefused no) {
            if (no.getMessage().contains("cannot impersonate resource")) {
                throw new MayNotImpersonate(no.getMessage());
            }
            throw no;
        }
    }

    private Subject known(Subject who) {
        return new Subject(userNames.apply(who.user()), who.groups());
    }

    private ObjectNode send(Request request) {
        return connection.object(connection.send(request));
    }

    private String path(ObjectAt at) {
        return kinds.of(at.kind()).path(at.namespace(), at.name());
    }

    private static String namespace(ObjectNode object) {
        return object.at("/metadata/namespace").asText(null);
    }

    private static String mediaType(PatchKind kind) {
        return switch (kind) {
            case JSON -> "application/json-patch+json";
            case MERGE -> "application/merge-patch+json";
            case STRATEGIC -> "application/strategic-merge-patch+json";
            // JSON is YAML.
            case APPLY -> "application/apply-patch+yaml";
        };
    }
}
