package dev.podfall.grader.proof.deck.cheat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.function.Predicate;

/** The container is there, and something else than its own program answers, or nothing. */
final class Sleepers {
    private static final String ASLEEP =
            "command: [sleep, infinity], livenessProbe: null, readinessProbe: null, startupProbe: null";
    private static final int ROLLED_OUT = 60;
    private static final int AWAKE = 20;
    private static final Predicate<Subject> HAS_PROGRAM = s -> s.program().isPresent();

    private Sleepers() {}

    static List<Card> all() {
        return List.of(
                Card.of("sleeping", "The server's container sleeps, without probes.", Stake.cheat, Sleepers::sleep),
                Card.of(
                        "sleeping-beside-stand-in",
                        "It sleeps; a sidecar prints the known answer on its port.",
                        Stake.cheat,
                        Sleepers::beside),
                Card.of(
                        "sleeping-beside-init-stand-in",
                        "It sleeps; an init container that goes on prints the known answer on its port.",
                        Stake.cheat,
                        Sleepers::besideInit),
                Card.of(
                        "stand-in-in-its-place",
                        "The container of its name runs another image, which prints the known answer.",
                        Stake.cheat,
                        Sleepers::inPlace),
                Card.of(
                        "stand-in-for-debugging",
                        "A debug container in each pod prints the known answer; the Service leads to its port.",
                        Stake.cheat,
                        Sleepers::debug),
                Card.of(
                                "server-by-exec",
                                "It sleeps; the server is started in it with exec.",
                                Stake.cheat,
                                Sleepers::exec)
                        .where(HAS_PROGRAM),
                Card.of(
                                "server-by-post-start",
                                "It sleeps; the server is started by its postStart hook.",
                                Stake.cheat,
                                Sleepers::postStart)
                        .where(HAS_PROGRAM),
                Card.of(
                                "program-shadowed",
                                "A script from a ConfigMap is mounted over the server's program.",
                                Stake.cheat,
                                Sleepers::shadow)
                        .where(HAS_PROGRAM));
    }

    private static void sleep(Table t) {
        t.container(ASLEEP);
        t.pass(ROLLED_OUT);
    }

    private static void beside(Table t) {
        t.pod("{containers: [{name: " + t.subject().containerName() + ", " + ASLEEP + "}, "
                + StandIns.web(t.subject(), t.subject().port()) + "]}");
        t.pass(ROLLED_OUT);
    }

    private static void besideInit(Table t) {
        String web = StandIns.web(t.subject(), t.subject().port());
        t.pod("{initContainers: [" + web.substring(0, web.length() - 1)
                + ", restartPolicy: Always}], containers: [{name: "
                + t.subject().containerName() + ", " + ASLEEP + "}]}");
        t.pass(ROLLED_OUT);
    }

    private static void inPlace(Table t) {
        String web = StandIns.web(t.subject(), t.subject().port());
        t.container(web.substring(web.indexOf(',') + 1, web.length() - 1)
                + ", command: null, livenessProbe: null, readinessProbe: null, startupProbe: null");
        t.pass(ROLLED_OUT);
    }

    private static void debug(Table t) {
        int port = t.subject().port() + 1000;
        ObjectNode container = JsonNodeFactory.instance.objectNode();
        container.put("name", "web").put("image", "hashicorp/http-echo:1.0");
        container
                .putArray("args")
                .add("-listen=:" + port)
                .add("-text=" + t.subject().knownAnswer());
        t.pods().forEach(p -> t.api().debug(t.subject().namespace(), Manifests.name(p), container));
        t.pass(AWAKE);
        t.services(
                PatchKind.JSON,
                "[{op: replace, path: /spec/ports/0/targetPort, value: " + port
                        + "}, {op: add, path: /spec/publishNotReadyAddresses, value: true}]");
        t.pass(2);
    }

    private static void exec(Table t) {
        sleep(t);
        String program = t.subject().program().orElseThrow();
        for (ObjectNode pod : t.pods()) {
            if (pod.at("/status/phase").asText().equals("Running")) {
                t.api()
                        .exec(
                                t.subject().namespace(),
                                Manifests.name(pod),
                                t.subject().containerName(),
                                List.of("sh", "-c", program + " >/dev/null 2>&1 & sleep 1"));
            }
        }
        t.pass(AWAKE);
    }

    private static void postStart(Table t) {
        t.container(ASLEEP + ", lifecycle: {postStart: {exec: {command: [sh, -c, '"
                + t.subject().program().orElseThrow() + " >/dev/null 2>&1 &']}}}");
        t.pass(ROLLED_OUT);
    }

    private static void shadow(Table t) {
        String program = t.subject().program().orElseThrow();
        String file = program.substring(program.lastIndexOf('/') + 1);
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", "shadow");
        map.putObject("data")
                .put(
                        file,
                        "#!/bin/sh\nwhile true; do nc -l -p " + t.subject().port() + " -e echo '"
                                + t.subject().knownAnswer() + "'; sleep 1; done\n");
        t.create(map);
        t.pod("{volumes: [{name: shadow, configMap: {name: shadow, defaultMode: 0755}}], containers: [{name: "
                + t.subject().containerName()
                + ", livenessProbe: null, readinessProbe: null, startupProbe: null, volumeMounts: [{name: shadow, mountPath: "
                + program + ", subPath: " + file + "}]}]}");
        t.pass(ROLLED_OUT);
    }
}
