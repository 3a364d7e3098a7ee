package dev.podfall.grader.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Breaks a built-in lab, lets a test repair it in its own way, and grades that with the right diagnosis. */
final class Repairs {
    static final String NS = "ml-serving-prod";
    static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    static final ObjectAt SERVICE = new ObjectAt("Service", NS, "fraud-scorer");

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private Repairs() {}

    static Score after(String lab, Consumer<Cluster> repair) {
        EmbeddedProvider provider = new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));
        Bench bench = new Bench(CATALOGUE, CATALOGUE.lab(lab), provider, null);
        return bench.broken(run -> {
            repair.accept(run.cluster());
            return bench.grade(run, bench.rightAnswers());
        });
    }

    static void patch(Cluster cluster, ObjectAt at, PatchKind kind, String yaml) {
        ObjectNode wrapped = Yaml.documents("patch", "patch: " + yaml).get(0);
        cluster.api().patch(at, kind, wrapped.path("patch"));
    }

    /** Creates what stands there; several documents may. */
    static void create(Cluster cluster, String yaml) {
        Yaml.documents("objects", yaml).forEach(o -> cluster.api().create(o));
    }

    /** The digest of an image, as a pod of it shows: {@code sha256:…}. */
    static String digest(Cluster cluster, String image) {
        create(
                cluster,
                "{apiVersion: v1, kind: Pod, metadata: {name: peek, namespace: " + NS
                        + "}, spec: {containers: [{name: peek, image: '" + image + "', command: [sleep, infinity]}]}}");
        letPass(cluster, 30);
        String id = cluster.api()
                .find("Pod", NS, "peek")
                .orElseThrow()
                .at("/status/containerStatuses/0/imageID")
                .asText();
        cluster.api().delete(new ObjectAt("Pod", NS, "peek"), 0L);
        return id.substring(id.indexOf('@') + 1);
    }

    /** Merges into the container of the pod template. */
    static void container(Cluster cluster, String fields) {
        patch(
                cluster,
                DEPLOYMENT,
                PatchKind.STRATEGIC,
                "{spec: {template: {spec: {containers: [{name: fraud-scorer, " + fields + "}]}}}}");
    }

    static void letPass(Cluster cluster, int seconds) {
        cluster.await(() -> false, Duration.ofSeconds(seconds));
    }

    /** The line of a criterion or guard. */
    static Line line(Score score, String id) {
        return Stream.concat(score.criteria().stream(), score.guards().stream())
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
