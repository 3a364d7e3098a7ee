package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.AddOns;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.fault.FaultRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A step on the way to a broken cluster. */
enum Phase {
    provision("Starting the cluster") {
        @Override
        void run(Stage stage) {
            stage.cluster = stage.provider.provision(stage.spec, stage.progress);
            stage.begin = stage.cluster.now();
        }
    },
    baseline("Deploying the healthy model endpoint") {
        @Override
        void run(Stage stage) {
            List<ObjectNode> baseline = stage.lab.scenario().baseline();
            baseline.stream().filter(Phase::isRestoredKey).forEach(o -> create(stage, o.deepCopy()));
            stage.lab.facts().addons().forEach(name -> install(stage, name));
            baseline.stream().filter(o -> !isRestoredKey(o)).forEach(o -> create(stage, o.deepCopy()));
        }
    },
    settle("Waiting until it serves") {
        @Override
        void run(Stage stage) {
            boolean settled =
                    stage.cluster.await(() -> Settling.isSettled(stage.cluster.api(), stage.namespaces()), LIMIT);
            if (!settled) {
                throw new BaselineDoesNotSettle(
                        stage.lab.id(), LIMIT, Settling.unsettled(stage.cluster.api(), stage.namespaces()));
            }
            age(stage, stage.begin, stage.lab.scenario().breakage().healthyFor());
        }
    },
    digest("Recording what it looks like healthy") {
        @Override
        void run(Stage stage) {
            stage.digest = Digest.of(stage.cluster.api(), stage.namespaces())
                    .withImages(stage.cluster.api(), stage.namespaces());
        }
    },
    inject("Breaking it") {
        @Override
        void run(Stage stage) {
            stage.brokenAt = stage.cluster.now();
            FaultRegistry registry = FaultRegistry.standard();
            stage.lab
                    .scenario()
                    .breakage()
                    .faults()
                    .forEach(f -> stage.injections.add(registry.inject(stage.cluster, f)));
        }
    },
    symptom("Waiting for the symptom") {
        @Override
        void run(Stage stage) {
            var symptom = stage.lab.scenario().breakage().symptom();
            Duration limit = limit(stage);
            if (!stage.cluster.await(new Sighting(stage.cluster, symptom), limit)) {
                throw new SymptomDoesNotShow(stage.lab.id(), limit, Symptoms.there(stage.cluster.api(), symptom));
            }
            age(stage, stage.brokenAt, stage.lab.scenario().breakage().brokenFor());
        }
    };

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private final String text;

    Phase(String text) {
        this.text = text;
    }

    /** What a person reads. */
    String text() {
        return text;
    }

    abstract void run(Stage stage);

    /** What a controller reads when it starts is there before it, as keys are that somebody restores. */
    private static boolean isRestoredKey(ObjectNode object) {
        return object.path("kind").asText().equals("Secret")
                && object.at("/metadata/namespace").asText().equals("kube-system");
    }

    /** Its programs run before anything is there for them: what they answer for, such as a webhook, answers. */
    private static void install(Stage stage, String addOn) {
        try {
            Set<String> namespaces =
                    stage.cluster.capability(AddOns.class).orElseThrow().install(addOn);
            if (!stage.cluster.await(() -> Settling.isSettled(stage.cluster.api(), namespaces), LIMIT)) {
                throw new BaselineDoesNotSettle(
                        stage.lab.id(), LIMIT, Settling.unsettled(stage.cluster.api(), namespaces));
            }
        } catch (RequestRefused no) {
            throw new BaselineRefused(stage.lab.id(), "add-on " + addOn, no);
        }
    }

    private static void create(Stage stage, ObjectNode object) {
        try {
            stage.cluster.api().create(object);
        } catch (RequestRefused no) {
            if (!no.isAboutWhatWasSent()) {
                throw no;
            }
            String name = object.path("kind").asText() + " "
                    + object.at("/metadata/name").asText();
            throw new BaselineRefused(stage.lab.id(), name, no);
        }
    }

    /** What comes once an hour may show only after an hour, where time can be moved: at the latest when the learner comes. */
    private static Duration limit(Stage stage) {
        Duration broken = stage.lab.scenario().breakage().brokenFor();
        boolean moves = stage.cluster.capability(ClockControl.class).isPresent();
        return moves && broken.compareTo(LIMIT) > 0 ? broken : LIMIT;
    }

    /** Where time can be moved, lets it reach {@code since + duration}. */
    private static void age(Stage stage, Instant since, Duration duration) {
        Duration left = Duration.between(stage.cluster.now(), since.plus(duration));
        if (!left.isNegative()) {
            stage.cluster.capability(ClockControl.class).ifPresent(c -> c.advance(left));
        }
    }
}
