package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.action.Performer;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Exec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server's Deployment comes into the cluster in a lab where Git says what it is: found in the baseline, by a Flux Kustomization
 * that leads to a Git server of the cluster. What a card does to the Deployment it does there; what a hand changes is taken back.
 *
 * @param source the GitRepository
 * @param kustomization the Kustomization
 * @param server the namespace of the Git server, whose pods have the label {@code app} with its Service's name
 * @param service the Git server's Service
 * @param repository its name
 * @param file the kustomization.yaml that is built
 */
public record Delivery(
        ObjectAt source, ObjectAt kustomization, String server, String service, String repository, String file) {
    private static final Duration ARRIVED = Duration.ofSeconds(10);
    private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";

    /** Whether the Deployment is what a Git repository says: what is repaired in the cluster is taken back. */
    public static boolean delivers(Subject subject) {
        return of(subject.lab()).isPresent();
    }

    /** Empty in all labs whose baseline has no Kustomization. */
    static Optional<Delivery> of(Lab lab) {
        return object(lab, "Kustomization", null)
                .flatMap(k -> object(
                                lab,
                                "GitRepository",
                                k.at("/spec/sourceRef/name").asText())
                        .map(source -> of(k, source)));
    }

    private static Delivery of(ObjectNode kustomization, ObjectNode source) {
        URI url = URI.create(source.at("/spec/url").asText());
        String[] host = url.getHost().split("\\.");
        String folder = kustomization.at("/spec/path").asText().replaceFirst("^\\./", "");
        return new Delivery(
                at(source),
                at(kustomization),
                host[1],
                host[0],
                url.getPath().replaceAll("^/|\\.git$", ""),
                folder + "/kustomization.yaml");
    }

    private static ObjectAt at(ObjectNode object) {
        return new ObjectAt(
                object.path("kind").asText(), object.at("/metadata/namespace").asText(), Manifests.name(object));
    }

    private static Optional<ObjectNode> object(Lab lab, String kind, String name) {
        return lab.scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals(kind)
                        && o.path("apiVersion").asText().contains(".toolkit.fluxcd.io/"))
                .filter(o -> name == null || Manifests.name(o).equals(name))
                .findFirst();
    }

    /** Commits a patch of an object, and waits until it has arrived. */
    void patch(Cluster cluster, ObjectAt at, JsonNode patch) {
        new Performer(cluster)
                .perform(new Exec(
                        server,
                        "app=" + service,
                        service,
                        List.of(
                                "git-commit",
                                repository,
                                "--message=Change " + at.kind() + " " + at.name(),
                                "patch",
                                file,
                                at.kind(),
                                at.name(),
                                whole(at, patch).toString())));
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("metadata")
                .putObject("annotations")
                .put(REQUESTED, cluster.now().toString());
        cluster.api().patch(source, PatchKind.MERGE, request);
        cluster.await(() -> false, ARRIVED);
    }

    /** A patch that is a mapping says what it is about. */
    private static JsonNode whole(ObjectAt at, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode whole = fields.deepCopy();
        whole.put("apiVersion", "apps/v1").put("kind", at.kind());
        whole.withObject("/metadata").put("name", at.name());
        return whole;
    }
}
