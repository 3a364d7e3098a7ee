package dev.podfall.grader.proof.deck.cheat;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What lies on a volume is served from elsewhere: something of that name, or what is in the image. */
final class Stored {
    private static final int LOADED = 90;

    private Stored() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "stock-in-empty-directories",
                                "Claims make way for empty directories, which each pod fills with files of the names that are missed.",
                                Stake.cheat,
                                t -> {
                                    replaceClaims(t, "emptyDir: {}");
                                    writeFirst(t);
                                    t.pass(LOADED);
                                })
                        .where(Stored::servesFiles),
                Card.of(
                                "stock-in-a-config-map",
                                "Claims make way for a ConfigMap that holds files of the names that are missed.",
                                Stake.cheat,
                                t -> {
                                    t.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: stock}, data: {"
                                            + entries(t.subject()) + "}}");
                                    replaceClaims(t, "configMap: {name: stock}");
                                    t.pass(LOADED);
                                })
                        .where(Stored::servesFiles),
                Card.of(
                                "folder-unnamed",
                                "The variable that names the folder is taken out; the server serves what its image has.",
                                Stake.cheat,
                                t -> {
                                    for (String variable : variables(t.subject())) {
                                        t.container("env: [{name: " + variable + ", $patch: delete}]");
                                    }
                                    t.pass(LOADED);
                                })
                        .where(s -> !variables(s).isEmpty()));
    }

    private static boolean servesFiles(Subject subject) {
        return !subject.claimedVolumes().isEmpty() && !subject.files().isEmpty();
    }

    /** In the template as it is now, by the names that the volumes have in the healthy one. */
    private static void replaceClaims(Table t, String source) {
        List<String> operations = new ArrayList<>();
        var volumes = t.deployment().at("/spec/template/spec/volumes");
        for (int i = 0; i < volumes.size(); i++) {
            String name = volumes.get(i).path("name").asText();
            if (t.subject().claimedVolumes().contains(name)) {
                operations.add("{op: replace, path: /spec/template/spec/volumes/" + i + ", value: {name: " + name + ", "
                        + source + "}}");
            }
        }
        t.patch(t.deploymentAt(), PatchKind.JSON, operations.toString());
    }

    private static void writeFirst(Table t) {
        StringJoiner script = new StringJoiner("; ");
        t.subject().files().forEach(file -> script.add("echo " + header(t.subject()) + " > /stock/" + name(file)));
        String container = "{name: stock, image: 'busybox:1.36', command: [sh, -c, '" + script
                + "'], resources: {limits: {memory: 32Mi}}, volumeMounts: [{name: "
                + t.subject().claimedVolumes().get(0) + ", mountPath: /stock}]}";
        boolean others = t.deployment().at("/spec/template/spec/initContainers").isArray();
        t.patch(
                t.deploymentAt(),
                PatchKind.JSON,
                "[{op: add, path: /spec/template/spec/initContainers" + (others ? "/0" : "") + ", value: "
                        + (others ? container : "[" + container + "]") + "}]");
    }

    private static String entries(Subject subject) {
        StringJoiner entries = new StringJoiner(", ");
        subject.files().forEach(file -> entries.add(name(file) + ": \"" + header(subject) + "\\n\""));
        return entries.toString();
    }

    /** What such a file begins with, by the version that the image's tag names. */
    private static String header(Subject subject) {
        String image = subject.image();
        return subject.containerName() + " " + image.substring(image.lastIndexOf(':') + 1);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Of the server's container, those that name a folder in which such a file lies. */
    private static List<String> variables(Subject subject) {
        List<String> names = new ArrayList<>();
        for (var one : subject.container().path("env")) {
            String value = one.path("value").asText();
            if (!value.isEmpty() && subject.files().stream().anyMatch(f -> f.startsWith(value + "/"))) {
                names.add(one.path("name").asText());
            }
        }
        return names;
    }
}
