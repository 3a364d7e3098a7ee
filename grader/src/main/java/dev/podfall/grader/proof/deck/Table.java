package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cluster on which a card is played, with the moves that most cards are made of. Texts are YAML, as in manifests.
 *
 * @param baseline of the healthy cluster
 */
public record Table(Cluster cluster, Subject subject, Digest baseline) {
    private static final Duration ROLLOUT = Duration.ofMinutes(3);

    public ClusterApi api() {
        return cluster.api();
    }

    /** The lab's reference solution, until it has come to rest. */
    public void repair() {
        new Performer(cluster).perform(subject.lab().reference().actions());
        settle();
    }

    /** Waits for rollouts, as long as anybody would. */
    public void settle() {
        cluster.await(() -> Settling.isSettled(api(), LabRunner.namespaces(subject.lab())), ROLLOUT);
    }

    public void pass(int seconds) {
        cluster.await(() -> false, Duration.ofSeconds(seconds));
    }

    /** The place of an object in the server's namespace. */
    public ObjectAt at(String kind, String name) {
        return new ObjectAt(kind, subject.namespace(), name);
    }

    public ObjectAt deploymentAt() {
        return at("Deployment", subject.name());
    }

    /** The server's Deployment as it is now. */
    public ObjectNode deployment() {
        return find("Deployment", subject.name()).orElseThrow();
    }

    /** An object of the server's namespace, as it is now. */
    public Optional<ObjectNode> find(String kind, String name) {
        return api().find(kind, subject.namespace(), name);
    }

    /** The server's Deployment as it was when it was healthy, with all that the API server filled in. */
    public ObjectNode healthy() {
        return baseline.find("Deployment", subject.namespace(), subject.name())
                .orElseThrow()
                .deepCopy();
    }

    /** Its pods, as they are now. */
    public List<ObjectNode> pods() {
        return api().list("Pod", subject.namespace(), subject.selector());
    }

    /** Merges into the server's container in the pod template; null takes a field out. */
    public void container(String fields) {
        pod("{containers: [{name: " + subject.containerName() + ", " + fields + "}]}");
    }

    /** Merges into the spec of the pod template. */
    public void pod(String spec) {
        patch(deploymentAt(), PatchKind.STRATEGIC, "{spec: {template: {spec: " + spec + "}}}");
    }

    /** Patches an object; the server's Deployment where it is written down, if that is not the cluster. */
    public void patch(ObjectAt at, PatchKind kind, String yaml) {
        Optional<Delivery> delivery = at.equals(deploymentAt()) ? Delivery.of(subject.lab()) : Optional.empty();
        if (delivery.isPresent()) {
            delivery.get().patch(cluster, at, tree(yaml));
        } else {
            api().patch(at, kind, tree(yaml));
        }
    }

    /** The same patch for each Service of the server. */
    public void services(PatchKind kind, String yaml) {
        subject.services().forEach(s -> patch(at("Service", Manifests.name(s)), kind, yaml));
    }

    /** Creates it in the server's namespace. */
    public ObjectNode create(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata").put("namespace", subject.namespace());
        return api().create(copy);
    }

    /** The same for what stands there; several documents may. */
    public void create(String yaml) {
        Yaml.documents("card", yaml).forEach(this::create);
    }

    public void delete(String kind, String name) {
        api().delete(at(kind, name), null);
    }

    public void scale(int replicas) {
        if (Delivery.of(subject.lab()).isPresent()) {
            patch(deploymentAt(), PatchKind.MERGE, "{spec: {replicas: " + replicas + "}}");
        } else {
            api().scale(deploymentAt(), replicas);
        }
    }

    public void restart() {
        String now = cluster.now().toString();
        patch(
                deploymentAt(),
                PatchKind.STRATEGIC,
                "{spec: {template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: '" + now + "'}}}}}");
    }

    /** Takes away what is kept of earlier revisions of the server's Deployment, and goes on keeping none. */
    public void forgetRevisions() {
        settle();
        patch(deploymentAt(), PatchKind.MERGE, "{spec: {revisionHistoryLimit: 0}}");
        settle();
    }

    private static JsonNode tree(String yaml) {
        return Yaml.documents("card", "value: " + yaml).get(0).path("value");
    }
}
