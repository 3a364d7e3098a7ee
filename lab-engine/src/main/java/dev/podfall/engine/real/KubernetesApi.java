package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
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
        this.connection = connection;
        this.kinds = new Kinds(connection);
        this.traffic = prober == null ? null : new Traffic(connection, prober);
        this.userNames = userNames;
    }

    /** Whether objects of that kind are in namespaces. */
    public boolean isNamespaced(String kind) {
        return kinds.of(kind).namespaced();
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
        return send(Request.patch(path(at), mediaType(kind), patch));
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
    public boolean canI(String user, String verb, String resource, String namespace) {
        ObjectNode review = AccessReview.of(userNames.apply(user), verb, resource, namespace);
        return connection
                .post(Kind.root("authorization.k8s.io/v1") + "/subjectaccessreviews", review)
                .at("/status/allowed")
                .asBoolean();
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
        };
    }
}
