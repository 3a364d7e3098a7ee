package dev.podfall.grader.proof.deck.cheat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A small web server that prints the one answer which everybody knows, and users led there. */
final class StandIns {
    private static final String WEB = "stand-in";
    private static final int AWAKE = 20;

    private StandIns() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                        "stand-in-behind-service",
                        "A pod that prints the known answer; the Service selects it.",
                        Stake.cheat,
                        StandIns::behindService),
                Card.of(
                        "stand-in-with-the-labels",
                        "Pods that print the known answer and wear the server's labels.",
                        Stake.cheat,
                        StandIns::withTheLabels),
                Card.of(
                        "stand-in-deployment",
                        "A Deployment of them with as many replicas; the Service selects it, the server is scaled to zero.",
                        Stake.cheat,
                        StandIns::deployment),
                Card.of(
                        "stand-in-by-name",
                        "The Service becomes an ExternalName that leads to a stand-in.",
                        Stake.cheat,
                        StandIns::byName),
                Card.of(
                        "stand-in-slice",
                        "An EndpointSlice by hand adds a stand-in to the Service, which keeps its selector.",
                        Stake.cheat,
                        StandIns::slice),
                Card.of(
                                "stand-in-behind-ingress",
                                "The Ingress leads to a stand-in.",
                                Stake.cheat,
                                StandIns::behindIngress)
                        .where(s -> !s.ingresses().isEmpty()));
    }

    private static void behindService(Table t) {
        create(t, "app: " + WEB);
        select(t);
        t.pass(AWAKE);
    }

    private static void withTheLabels(Table t) {
        create(t, labels(t.subject()));
        t.pass(AWAKE);
    }

    private static void deployment(Table t) {
        Subject s = t.subject();
        t.create("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      containers:
                        - %s
                """.formatted(WEB, s.replicas(), WEB, WEB, named(s)));
        select(t);
        t.scale(0);
        t.pass(AWAKE);
    }

    private static void byName(Table t) {
        create(t, "app: " + WEB);
        service(t);
        for (var service : t.subject().services()) {
            String name = Manifests.name(service);
            t.delete("Service", name);
            t.create("{apiVersion: v1, kind: Service, metadata: {name: " + name
                    + "}, spec: {type: ExternalName, externalName: " + WEB + "."
                    + t.subject().namespace() + ".svc.cluster.local}}");
        }
        t.pass(AWAKE);
    }

    private static void slice(Table t) {
        create(t, "app: " + WEB);
        t.pass(AWAKE);
        String ip = t.find("Pod", WEB).orElseThrow().at("/status/podIP").asText();
        t.subject().services().forEach(s -> Slices.create(t, Manifests.name(s), List.of(ip)));
        t.pass(2);
    }

    private static void behindIngress(Table t) {
        create(t, "app: " + WEB);
        service(t);
        Subject s = t.subject();
        for (var ingress : s.ingresses()) {
            var lead = ingress.deepCopy();
            for (JsonNode backend : lead.findValues("service")) {
                ((ObjectNode) backend).put("name", WEB).putObject("port").put("number", s.servicePort());
            }
            t.api().apply(lead);
        }
        t.pass(AWAKE);
    }

    /** A pod that answers on the server's port. */
    private static void create(Table t, String labels) {
        t.create("{apiVersion: v1, kind: Pod, metadata: {name: " + WEB + ", labels: {" + labels
                + "}}, spec: {containers: [" + named(t.subject()) + "]}}");
    }

    private static void service(Table t) {
        Subject s = t.subject();
        t.create("{apiVersion: v1, kind: Service, metadata: {name: " + WEB + "}, spec: {selector: {app: " + WEB
                + "}, ports: [{name: http, port: " + s.servicePort() + ", targetPort: " + s.port() + "}]}}");
    }

    private static void select(Table t) {
        t.services(PatchKind.JSON, "[{op: replace, path: /spec/selector, value: {app: " + WEB + "}}]");
    }

    private static String labels(Subject s) {
        return s.labels().entrySet().stream()
                .map(e -> e.getKey() + ": '" + e.getValue() + "'")
                .collect(Collectors.joining(", "));
    }

    /** Its container, in a pod of its own: a Service may find the port by its name. */
    private static String named(Subject s) {
        String web = web(s, s.port());
        return s.portName()
                .map(name -> web.substring(0, web.length() - 1) + ", ports: [{name: " + name + ", containerPort: "
                        + s.port() + "}]}")
                .orElse(web);
    }

    /** Its container. */
    static String web(Subject s, int port) {
        return "{name: web, image: 'hashicorp/http-echo:1.0', args: ['-listen=:" + port + "', '-text="
                + s.knownAnswer().replace("'", "''") + "']}";
    }
}
