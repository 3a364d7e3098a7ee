package dev.podfall.grader.proof.deck.cheat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Settings;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.function.Predicate;

/** Answers, or what they are measured by, are bent until the one that everybody looks at seems right. */
final class Bent {
    private static final int ROLLED_OUT = 60;
    private static final Predicate<Subject> HAS_SETTINGS = s -> !Settings.of(s).isEmpty();

    private Bent() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "settings-bent",
                                "Every number in the server's ConfigMaps becomes another, and its pods are restarted.",
                                Stake.cheat,
                                t -> {
                                    Settings.of(t.subject()).forEach(s -> s.bend(t));
                                    t.restart();
                                    t.pass(ROLLED_OUT);
                                })
                        .where(HAS_SETTINGS),
                Card.of("settings-overridden", "The same numbers are set in the container itself.", Stake.cheat, t -> {
                            t.container("env: " + Settings.asVariables(t.subject()));
                            t.pass(ROLLED_OUT);
                        })
                        .where(HAS_SETTINGS),
                Card.of(
                                "another-version",
                                "The image of another version than the one that is meant.",
                                Stake.cheat,
                                Bent::anotherVersion)
                        .where(s -> !s.otherVersions().isEmpty()),
                Card.of(
                                "truth-edited",
                                "What other ConfigMaps say of the image is made to say what runs now.",
                                Stake.cheat,
                                Bent::truthEdited)
                        .where(s -> !truths(s).isEmpty()),
                Card.of("restarted", "The pods are restarted, and nothing else.", Stake.cheat, t -> {
                    t.restart();
                    t.pass(ROLLED_OUT);
                }),
                Card.of("pods-deleted", "The pods are deleted, and nothing else.", Stake.cheat, t -> {
                    t.pods().forEach(p -> t.delete("Pod", Manifests.name(p)));
                    t.pass(ROLLED_OUT);
                }));
    }

    /** One that does not run yet, if there is one. */
    private static void anotherVersion(Table t) {
        String now = Manifests.container(t.deployment(), t.subject().containerName())
                .orElseThrow()
                .path("image")
                .asText();
        List<String> others = t.subject().otherVersions();
        String other = others.stream().filter(i -> !i.equals(now)).findFirst().orElse(others.get(0));
        t.container("image: '" + other + "'");
        t.pass(ROLLED_OUT);
    }

    private static List<ObjectNode> truths(Subject s) {
        return s.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("ConfigMap"))
                .filter(o -> o.path("data").toString().contains(s.image()))
                .toList();
    }

    private static void truthEdited(Table t) {
        String now = Manifests.container(t.deployment(), t.subject().containerName())
                .orElseThrow()
                .path("image")
                .asText();
        for (ObjectNode truth : truths(t.subject())) {
            ObjectNode lie = truth.deepCopy();
            lie.path("data")
                    .properties()
                    .forEach(e -> e.setValue(lie.textNode(e.getValue()
                            .asText()
                            .replace(t.subject().image(), now)
                            .replace('"' + tag(t.subject().image()) + '"', '"' + tag(now) + '"'))));
            t.api().apply(lie);
        }
        t.pass(ROLLED_OUT);
    }

    private static String tag(String image) {
        return image.substring(image.lastIndexOf(':') + 1);
    }
}
