package dev.podfall.grader.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.ReadOutput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What learners are asked to read is what the simulator prints, word for word, but for the ends of pods' names, which are drawn. Skipped
 * without a kubectl.
 */
class OutputQuestionsTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    /** As the API server draws them: no vowels, and nothing that reads as one. */
    private static final Pattern DRAWN = Pattern.compile("-[bcdfghjklmnpqrstvwxz2456789]{5}\\b");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_output_is_printed_by_kubectl_in_its_lab_right_after_the_start() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl"))),
                "no kubectl on the PATH");
        Map<String, List<ReadOutput>> byLab = CATALOGUE.quizzes().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(ReadOutput.class::isInstance)
                .map(ReadOutput.class::cast)
                .collect(Collectors.groupingBy(q -> q.console().lab(), TreeMap::new, Collectors.toList()));
        assertThat(byLab).isNotEmpty();
        return byLab.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> printed(e.getValue())));
    }

    private void printed(List<ReadOutput> questions) throws Exception {
        Lab lab = CATALOGUE.lab(questions.get(0).console().lab());
        var provider = new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));
        LabRun run = new LabRunner(provider).runStill(lab, "output", lab.seed(), null);
        try {
            Path config = Files.writeString(
                    folder.resolve(lab.id() + ".kubeconfig"), run.cluster().adminKubeconfig());
            Map<String, String> written = new TreeMap<>();
            Map<String, String> actual = new TreeMap<>();
            for (ReadOutput question : questions) {
                written.put(question.id(), named(question.console().output()));
                actual.put(
                        question.id(), named(kubectl(config, question.console().command())));
            }
            assertThat(actual).isEqualTo(written);
        } finally {
            run.cluster().remove();
        }
    }

    /** The drawn ends of names in the order of their first appearance. */
    private static String named(String output) {
        Map<String, String> ends = new HashMap<>();
        return DRAWN.matcher(output)
                .replaceAll(end -> ends.computeIfAbsent(end.group(), any -> "-drawn" + (ends.size() + 1)));
    }

    private String kubectl(Path config, String command) throws IOException, InterruptedException {
        assertThat(command).startsWith("kubectl ");
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(1, List.of("--kubeconfig", config.toString()));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
