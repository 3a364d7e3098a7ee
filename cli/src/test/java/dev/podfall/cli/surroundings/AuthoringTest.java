package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instructor who has Podfall and scenarios/AUTHORING.md, and nothing else. */
class AuthoringTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("scenarios/AUTHORING.md");
    private static final int USAGE = 2;
    private static final int AUTHOR = 5;

    private static final String QUIZ = """
            id: probes
            title: Probes
            version: "1"
            minutes: 5
            passMark: 50
            intro: One question.
            questions:
              - id: ready
                type: single
                prompt: Which probe decides about traffic?
                explanation: Readiness.
                options:
                  - {value: readiness, text: Readiness, correct: true, why: Yes.}
                  - {value: liveness, text: Liveness, why: It restarts.}
            """;

    @TempDir
    Path folder;

    private Shell shell;
    private Path labs;

    @BeforeEach
    void open() {
        labs = folder.resolve("my-labs");
        shell = new Shell(folder).with("PODFALL_CATALOGUE", labs.toString());
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void who_follows_the_page_has_a_lab_that_is_proven_and_runs() throws Exception {
        List<String> commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("$ podfall "))
                .map(line -> line.substring("$ podfall ".length()))
                .toList();
        assertThat(commands).hasSize(7);
        for (String command : commands) {
            Outcome outcome = shell.podfall(command.split(" "));
            if (command.startsWith("author lint")) {
                assertThat(outcome.exit()).isEqualTo(AUTHOR);
                assertThat(outcome.out()).contains("lab.yaml:").contains("Still to write");
                writeWhatIsOpen();
                outcome = shell.podfall(command.split(" "));
            }
            assertThat(outcome.exit())
                    .as(command + "\n" + outcome.out() + outcome.err())
                    .isZero();
            if (command.equals("labs")) {
                assertThat(outcome.out()).contains("requests-hang").contains("empty-endpoints");
            }
        }
    }

    @Test
    void what_the_page_declares_is_drawn_by_each_seed_and_proven() throws Exception {
        shell.podfall("author", "new", "requests-hang");
        Path lab = labs.resolve("labs/startup/requests-hang");
        Files.writeString(lab.resolve("draws.yaml"), example());
        Path faults = lab.resolve("faults.yaml");
        change(faults, "fault: image-tag", "fault: set-field");
        change(faults, "deployment: fraud-scorer, container: fraud-scorer, tag: \"{{tag}}\"", """
                kind: Deployment, name: fraud-scorer,
                      path: /spec/template/spec/containers/0/image, value: "registry.ml.internal/{{cause.image}}\"""");
        Outcome idle = shell.podfall("author", "lint");
        assertThat(idle.out()).contains("draws.yaml", "Nothing asks for \"herring\"");
        change(
                lab.resolve("baseline/10-cluster.yaml"),
                "# The healthy",
                "include: herrings/{{herring}}.yaml\n---\n# The healthy");
        change(
                lab.resolve("rubric.yaml"),
                "correct: true, why: \"TODO: what shows it\"",
                "correct: true, why: \"{{cause.why}}\"");
        assertThat(shell.podfall("author", "lint").out()).doesNotContain("Nothing asks for");
        JsonNode proven = shell.podfall("author", "prove", "--seeds", "2", "--claim", "3", "-o", "json")
                .json();
        assertThat(proven.at("/claims/0/seed").asInt()).isEqualTo(1);
        assertThat(proven.at("/claims/1/seed").asInt()).isEqualTo(2);
        Outcome one = shell.podfall("author", "prove", "--seed", "3", "--claim", "3");
        assertThat(one.out()).contains("seed 3");
        assertThat(shell.podfall("author", "prove", "--seed", "3", "--seeds", "2")
                        .err())
                .contains("not both");
        assertThat(shell.podfall("author", "prove", "--seeds", "0").err()).contains("from 1 to 100");
    }

    /** The page's draws. */
    private static String example() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    private static void change(Path file, String from, String to) throws IOException {
        assertThat(file).content().contains(from);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    @Test
    void update_shows_what_it_would_change_and_writes_when_told() throws Exception {
        shell.podfall("author", "new", "requests-hang");
        Path mistake = labs.resolve("labs/startup/requests-hang/mistakes/older-version/mistake.yaml");
        JsonNode shown = shell.podfall("author", "update", "-o", "json").json();
        assertThat(shown.path("written").asBoolean()).isFalse();
        assertThat(shown.at("/mistakes/0/declared").asInt()).isZero();
        int earned = shown.at("/mistakes/0/earned").asInt();
        assertThat(earned).isPositive();
        assertThat(mistake).content().contains("earns: 0");
        Outcome told = shell.podfall("author", "update", "requests-hang");
        assertThat(told.out())
                .contains("-earns: 0")
                .contains("+earns: " + earned)
                .contains("--yes");
        assertThat(mistake).content().contains("earns: 0");
        shell.podfall("author", "update", "requests-hang", "--yes");
        assertThat(mistake).content().contains("earns: " + earned).contains("# What people try first");
        JsonNode proven =
                shell.podfall("author", "prove", "--claim", "7", "-o", "json").json();
        assertThat(proven.path("proven").asBoolean()).isTrue();
        assertThat(proven.path("claims")).hasSize(2);
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_next_step() throws Exception {
        shell.podfall("author", "new", "requests-hang");
        assertThat(shell.podfall("author", "lint", "request-hang").err()).contains("Did you mean requests-hang?");
        Outcome runtime = shell.podfall("author", "prove", "--runtime", "moon");
        assertThat(runtime.exit()).isEqualTo(USAGE);
        assertThat(runtime.err()).contains("no runtime \"moon\"");
        assertThat(shell.podfall("author", "prove", "--claim", "14").err()).contains("14 will not do", "from 1 to 13");
        Outcome damaged = damaged();
        assertThat(damaged.exit()).isEqualTo(AUTHOR);
        assertThat(damaged.json().at("/labs/0/findings/0/where").asText()).endsWith("faults.yaml:2");
        Outcome folder = shell.podfall("author", "lint", labs.resolve("labs").toString());
        assertThat(folder.err()).contains("is no lab's folder");
        shell.with("PODFALL_CATALOGUE", "");
        assertThat(shell.podfall("author", "new", "pods-pend").err()).contains("--catalogue DIR");
    }

    @Test
    void lint_names_what_is_wrong_in_a_quiz_by_folder_file_and_id() throws Exception {
        Path quiz = labs.resolve("quizzes/probes.yaml");
        Files.createDirectories(quiz.getParent());
        Files.writeString(quiz, QUIZ);
        Outcome sound = shell.podfall("author", "lint", "-o", "json");
        assertThat(sound.exit()).as(sound.err()).isZero();
        assertThat(sound.json().at("/quizzes/0/quiz").asText()).isEqualTo("probes");
        Files.writeString(quiz, QUIZ.replace("correct: true, ", ""));
        for (String named : List.of("probes", quiz.toString(), labs.toString())) {
            Outcome outcome = shell.podfall("author", "lint", named, "-o", "json");
            assertThat(outcome.exit()).as(named).isEqualTo(AUTHOR);
            JsonNode finding = outcome.json().at("/quizzes/0/findings/0");
            assertThat(finding.path("where").asText()).isEqualTo("quizzes/probes.yaml, question ready");
            assertThat(finding.path("what").asText()).contains("0 options");
            assertThat(finding.path("fix").asText()).contains("correct: true");
        }
        Outcome words = shell.podfall("author", "lint");
        assertThat(words.out()).contains("quiz probes, to correct: 1", "question ready");
        assertThat(shell.podfall("author", "lint", labs.resolve("nothing.yaml").toString())
                        .err())
                .contains("no folder");
    }

    @Test
    void dev_tells_at_once_of_all_files_that_cannot_be_read() throws Exception {
        shell.podfall("author", "new", "requests-hang");
        Path lab = labs.resolve("labs/startup/requests-hang");
        Files.writeString(lab.resolve("faults.yaml"), "faults: {\n");
        Files.writeString(lab.resolve("hints.yaml"), "- price: dear\n  text: x\n");
        Outcome once = shell.podfall("author", "dev", labs.toString(), "--once", "-o", "json");
        assertThat(once.exit()).isEqualTo(AUTHOR);
        assertThat(once.json().at("/labs/0/findings").findValuesAsText("where"))
                .containsExactly("labs/startup/requests-hang/faults.yaml:2", "labs/startup/requests-hang/hints.yaml:1");
        assertThat(once.json().path("attempts")).isEmpty();
        assertThat(shell.podfall("author", "dev", "-o", "json").exit()).isEqualTo(USAGE);
    }

    private Outcome damaged() throws Exception {
        Path lab = labs.resolve("labs/startup/requests-hang");
        Files.writeString(lab.resolve("faults.yaml"), "faults: {\n");
        return shell.podfall("author", "lint", lab.toString(), "-o", "json");
    }

    private void writeWhatIsOpen() throws IOException {
        try (Stream<Path> all = Files.walk(labs.resolve("labs"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replaceAll("TODO:?", "Written:"));
            }
        }
    }
}
