package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's API as one attempt may see it: it speaks the lab's names, reads only the attempt's namespaces and the
 * cluster's own objects, and changes nothing outside.
 */
final class LabApi implements ClusterApi {
    private static final String NAMESPACE = "Namespace";
    private static final String NODE = "Node";
    private static final Comparator<ObjectNode> BY_PLACE = Comparator.comparing(
                    (ObjectNode o) -> o.at("/metadata/namespace").asText())
            .thenComparing(o -> o.at("/metadata/name").asText());

    private final KubernetesApi cluster;
    private final AttemptNamespaces namespaces;
    private final LentNodes lent;

    /** @param lent null for a lab: it changes no node */
    LabApi(KubernetesApi cluster, AttemptNamespaces namespaces, LentNodes lent) {
        this.cluster = cluster;
        this.namespaces = namespaces;
        this.lent = lent;
    }

    /** A user's request, in the lab's names. */
    Visit visit(HttpCall call) {
        Translation words = words();
        Visit visit = cluster.visit(words.in(call));
        return new Visit(words.out(visit.answer()), visit.took());
    }

    @Override
    public Optional<ObjectNode> find(String kind, String namespace, String name) {
        Translation words = words();
        boolean isNamespace = kind.equals(NAMESPACE);
        if (isNamespace && !namespaces.has(name) || namespace != null && !namespaces.has(namespace)) {
            return Optional.empty();
        }
        return cluster.find(kind, words.namespace(namespace), isNamespace ? words.namespace(name) : name)
                .map(words::out);
    }

    @Override
    public List<ObjectNode> list(String kind, String namespace, String selector) {
        if (kind.equals(NAMESPACE)) {
            return namespaces.inLab().stream()
                    .flatMap(n -> find(NAMESPACE, null, n).stream())
                    .toList();
        } else if (kind.equals(NODE) && lent != null) {
            return lent.visible();
        } else if (namespace == null && cluster.isNamespaced(kind)) {
            return namespaces.inLab().stream()
                    .flatMap(n -> list(kind, n, selector).stream())
                    .toList();
        } else if (namespace != null && !namespaces.has(namespace)) {
            return List.of();
        }
        Translation words = words();
        List<ObjectNode> objects = new ArrayList<>();
        for (ObjectNode object : cluster.list(kind, words.namespace(namespace), selector)) {
            if (!Fence.isPartOf(object)) {
                objects.add(words.out(object));
            }
        }
        objects.sort(BY_PLACE);
        return objects;
    }

    @Override
    public ObjectNode create(ObjectNode object) {
        if (isNamespace(object)) {
            return ensure(object);
        }
        makeRoom(object);
        Translation words = words();
        return words.out(cluster.create(words.in(object.path("kind").asText(), object)));
    }

    @Override
    public ObjectNode apply(ObjectNode object) {
        if (isNamespace(object)) {
            return ensure(object);
        }
        makeRoom(object);
        Translation words = words();
        return words.out(cluster.apply(words.in(object.path("kind").asText(), object)));
    }

    @Override
    public ObjectNode patch(ObjectAt at, PatchKind kind, JsonNode patch) {
        if (at.kind().equals(NODE) && lent != null) {
            return lent.change(at.name(), patch);
        }
        Translation words = words();
        return words.out(cluster.patch(here(at), kind, words.in(at.kind(), patch)));
    }

    @Override
    public ObjectNode replace(ObjectNode object) {
        makeRoom(object);
        Translation words = words();
        return words.out(cluster.replace(words.in(object.path("kind").asText(), object)));
    }

    @Override
    public void debug(String namespace, String pod, ObjectNode container) {
        cluster.debug(own(namespace), pod, words().in("Pod", container));
    }

    @Override
    public void delete(ObjectAt at, Long graceSeconds) {
        cluster.delete(here(at), graceSeconds);
    }

    @Override
    public void evict(String namespace, String pod) {
        cluster.evict(own(namespace), pod);
    }

    @Override
    public void scale(ObjectAt at, int replicas) {
        cluster.scale(here(at), replicas);
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous) {
        return words().out(cluster.logs(own(namespace), pod, container, previous));
    }

    @Override
    public ExecResult exec(String namespace, String pod, String container, List<String> command) {
        Translation words = words();
        ExecResult result = cluster.exec(
                own(namespace), pod, container, command.stream().map(words::in).toList());
        return new ExecResult(result.exitCode(), words.out(result.stdout()), words.out(result.stderr()));
    }

    @Override
    public List<HttpAnswer> http(List<HttpCall> calls, Duration apart) {
        Translation words = words();
        return cluster.http(calls.stream().map(words::in).toList(), apart).stream()
                .map(words::out)
                .toList();
    }

    @Override
    public Optional<String> standIn(Origin from) {
        return cluster.standIn(from);
    }

    @Override
    public boolean canI(Subject who, String verb, String resource, String namespace, String name) {
        Translation words = words();
        boolean isNamespace = resource.equals("namespaces");
        return cluster.canI(
                in(who), verb, resource, words.namespace(namespace), isNamespace ? words.namespace(name) : name);
    }

    @Override
    public void dryRun(Subject who, ObjectNode object) {
        own(object.at("/metadata/namespace").asText());
        cluster.dryRun(
                who == null ? null : in(who), words().in(object.path("kind").asText(), object));
    }

    private Subject in(Subject who) {
        Translation words = words();
        return new Subject(
                words.in(who.user()), who.groups().stream().map(words::in).toList());
    }

    private Translation words() {
        return new Translation(namespaces.names(), namespaces.owner());
    }

    private ObjectNode ensure(ObjectNode namespace) {
        String name = namespace.at("/metadata/name").asText();
        JsonNode labels = namespace.at("/metadata/labels");
        namespaces.ensure(name, labels instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode());
        return find(NAMESPACE, null, name).orElseThrow();
    }

    /** A namespace that the baseline takes for granted, such as {@code default}, is made when something goes there. */
    private void makeRoom(ObjectNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        if (namespace.isEmpty()) {
            throw new BeyondTheNamespaces(object.path("kind").asText() + " "
                    + object.at("/metadata/name").asText());
        }
        namespaces.ensure(namespace);
    }

    private ObjectAt here(ObjectAt at) {
        if (at.kind().equals(NAMESPACE)) {
            return new ObjectAt(at.kind(), null, own(at.name()));
        } else if (at.namespace() == null) {
            throw new BeyondTheNamespaces(at.kind() + " " + at.name());
        }
        return new ObjectAt(at.kind(), own(at.namespace()), at.name());
    }

    private String own(String namespace) {
        if (!namespaces.has(namespace)) {
            throw new RequestRefused(404, "NotFound", "namespaces \"" + namespace + "\" not found");
        }
        return words().namespace(namespace);
    }

    private static boolean isNamespace(ObjectNode object) {
        return object.path("kind").asText().equals(NAMESPACE);
    }
}
