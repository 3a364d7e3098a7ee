package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A readiness probe that keeps nobody away from a server which cannot answer yet, or a liveness probe that no hanging server fails. */
final class Probes {
    /** A startup probe that a repair leaves keeps requests away as well: then nothing is lost with the other one. */
    private static final Predicate<Subject> HAS_ONE = s -> s.container().has("readinessProbe")
            && s.lab().scenario().breakage().faults().stream()
                    .noneMatch(f -> f.fault().equals("startup-probe"));

    private static final Predicate<Subject> HAS_LIVENESS = s -> s.container().has("livenessProbe");
    private static final String NO_OTHER = "exec: null, httpGet: null, tcpSocket: null, grpc: null";

    private Probes() {}

    static List<Card> all() {
        return List.of(
                probe("probe-removed", "The readiness probe is taken out.", s -> "null")
                        .where(HAS_ONE),
                probe(
                                "probe-faked",
                                "The readiness probe is a command that does nothing and looks as if it asked.",
                                s -> only(
                                        "exec",
                                        "exec: {command: [sh, -c, 'true # " + path(s, "readinessProbe") + "']}"))
                        .where(HAS_ONE),
                probe(
                                "probe-connects",
                                "The readiness probe only connects.",
                                s -> only("tcpSocket", "tcpSocket: {port: " + s.port() + "}"))
                        .where(HAS_ONE),
                probe(
                                "probe-asks-whether-alive",
                                "The readiness probe asks what the liveness probe asks.",
                                s -> only(
                                        "httpGet",
                                        "httpGet: {path: '" + path(s, "livenessProbe") + "', port: " + s.port() + "}"))
                        .where(HAS_ONE)
                        .where(s -> !path(s, "livenessProbe").isEmpty()
                                && !path(s, "livenessProbe").equals(path(s, "readinessProbe"))),
                probe(
                                "probe-waits-instead",
                                "The readiness probe asks whether it is alive, long after today's model is loaded.",
                                s -> only(
                                                "httpGet",
                                                "httpGet: {path: '" + path(s, "livenessProbe") + "', port: " + s.port()
                                                        + "}")
                                        + ", initialDelaySeconds: 40")
                        .where(HAS_ONE)
                        .where(s -> !path(s, "livenessProbe").isEmpty()
                                && !path(s, "livenessProbe").equals(path(s, "readinessProbe"))),
                probe(
                                "livenessProbe",
                                "liveness-faked",
                                "The liveness probe is a command that does nothing and looks as if it asked.",
                                s -> only(
                                        "exec", "exec: {command: [sh, -c, 'true # " + path(s, "livenessProbe") + "']}"))
                        .where(HAS_LIVENESS),
                probe(
                                "livenessProbe",
                                "liveness-connects",
                                "The liveness probe only connects.",
                                s -> only("tcpSocket", "tcpSocket: {port: " + s.port() + "}"))
                        .where(HAS_LIVENESS),
                Card.of("probe-asks-another", "The readiness probe asks another server.", Stake.ruin, t -> {
                            ObjectNode other = other(t.subject()).orElseThrow();
                            String ip = t.api()
                                    .find(
                                            "Service",
                                            other.at("/metadata/namespace").asText(),
                                            Manifests.name(other))
                                    .orElseThrow()
                                    .at("/spec/clusterIP")
                                    .asText();
                            t.container("readinessProbe: {"
                                    + only(
                                            "httpGet",
                                            "httpGet: {host: " + ip + ", path: /ready, port: "
                                                    + other.at("/spec/ports/0/port")
                                                            .asInt() + "}")
                                    + "}");
                            t.settle();
                        })
                        .where(HAS_ONE)
                        .where(s -> other(s).isPresent()),
                Card.of(
                                "unready-published-too",
                                "The Service publishes addresses that are not ready.",
                                Stake.damage,
                                t -> t.services(
                                        dev.podfall.engine.ClusterApi.PatchKind.MERGE,
                                        "{spec: {publishNotReadyAddresses: true}}"))
                        .where(s -> !s.services().isEmpty()));
    }

    private static Card probe(String id, String summary, Function<Subject, String> fields) {
        return probe("readinessProbe", id, summary, fields);
    }

    private static Card probe(String probe, String id, String summary, Function<Subject, String> fields) {
        return Card.of(id, summary, Stake.ruin, t -> {
            String value = fields.apply(t.subject());
            t.container(probe + ": " + (value.equals("null") ? value : "{" + value + "}"));
            t.settle();
        });
    }

    private static String only(String kept, String field) {
        return NO_OTHER.replaceFirst("(, )?" + kept + ": null", "").replaceFirst("^, ", "") + ", " + field;
    }

    private static String path(Subject s, String probe) {
        return s.container().path(probe).at("/httpGet/path").asText();
    }

    /** A Service of the lab that leads to another server. */
    private static Optional<ObjectNode> other(Subject s) {
        return s.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("Service"))
                .filter(o -> s.services().stream().noneMatch(own -> own == o))
                .filter(o -> !o.path("spec").path("selector").isEmpty())
                .findFirst();
    }
}
