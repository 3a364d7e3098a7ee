package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.action.Performer;
import dev.podfall.grader.collect.GitAddress;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Exec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server's Deployment comes into the cluster in a lab where Git says what it is: found in the baseline, by a Flux Kustomization
 * or an Argo CD Application that leads to a Git server of the cluster. What a card does to the Deployment it does there; what a hand
 * changes is taken back.
 *
 * @param source the GitRepository or Application, which fetches
 * @param wish the annotation that lets it fetch at once
 * @param arrived how long a commit needs then
 * @param git the repository
 * @param file the kustomization.yaml that is built
 */
public record Delivery(ObjectAt source, String wish, Duration arrived, GitAddress git, String file) {
    private static final Duration BY_FLUX = Duration.ofSeconds(10);

    /** A Job may run before each sync. */
    private static final Duration BY_ARGO = Duration.ofSeconds(40);

    private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";
    private static final String REFRESH = "argocd.argoproj.io/refresh";

    /** Whether the Deployment is what a Git repository says: what is repaired in the cluster is taken back. */
    public static boolean delivers(Subject subject) {
        return of(subject.lab()).isPresent();
    }

    /** Empty in all labs whose baseline has neither. */
    static Optional<Delivery> of(Lab lab) {
        return object(lab, "Kustomization", ".toolkit.fluxcd.io/", null)
                .flatMap(k -> object(
                                lab,
                                "GitRepository",
                                ".toolkit.fluxcd.io/",
                                k.at("/spec/sourceRef/name").asText())
                        .flatMap(source -> of(
                                source,
                                REQUESTED,
                                BY_FLUX,
                                source.at("/spec/url").asText(),
                                k.at("/spec/path").asText())))
                .or(() -> object(lab, "Application", "argoproj.io/", null)
                        .flatMap(a -> of(
                                a,
                                REFRESH,
                                BY_ARGO,
                                a.at("/spec/source/repoURL").asText(),
                                a.at("/spec/source/path").asText())));
    }

    private static Optional<Delivery> of(
            ObjectNode source, String wish, Duration arrived, String address, String path) {
        String folder = path.replaceFirst("^\\./", "");
        return GitAddress.of(address)
                .map(git -> new Delivery(at(source), wish, arrived, git, folder + "/kustomization.yaml"));
    }

    private static ObjectAt at(ObjectNode object) {
        return new ObjectAt(
                object.path("kind").asText(), object.at("/metadata/namespace").asText(), Manifests.name(object));
    }

    private static Optional<ObjectNode> object(Lab lab, String kind, String group, String name) {
        return lab.scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals(kind)
                        && o.path("apiVersion").asText().contains(group))
                .filter(o -> name == null || Manifests.name(o).equals(name))
                .findFirst();
    }

    /** Commits a patch of an object, and waits until it has arrived. */
    void patch(Cluster cluster, ObjectAt at, JsonNode patch) {
        new Performer(cluster)
                .perform(new Exec(
                        git.namespace(),
                        git.selector(),
                        git.service(),
                        List.of(
                                "git-commit",
                                git.repository(),
                                "--message=Change " + at.kind() + " " + at.name(),
                                "patch",
                                file,
                                at.kind(),
                                at.name(),
                                whole(at, patch).toString())));
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("metadata")
                .putObject("annotations")
                .put(wish, wish.equals(REFRESH) ? "normal" : cluster.now().toString());
        cluster.api().patch(source, PatchKind.MERGE, request);
        cluster.await(() -> false, arrived);
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
