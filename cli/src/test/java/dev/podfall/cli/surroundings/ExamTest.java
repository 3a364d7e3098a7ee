package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam on the command line, with a real server that is killed in the middle. */
class ExamTest {
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int AUTHOR = 5;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    private static JsonNode task(JsonNode sitting, String kind, String type) {
        for (JsonNode task : sitting.path("tasks")) {
            if (task.path("kind").asText().equals(kind)
                    && (type == null || task.at("/question/type").asText().equals(type))) {
                return task;
            }
        }
        throw new AssertionError("no " + kind + " " + type + " in " + sitting);
    }

    @Test
    void an_exam_survives_a_server_that_is_killed_and_is_handed_in_with_a_report() throws Exception {
        assertThat(shell.podfall("exam", "list").out()).contains("mock-troubleshooting", "17 (15 hands-on)", "66 %");
        Outcome started = shell.podfall("exam", "start", "chapter-1-foundations", "--seed", "1", "-o", "json");
        assertThat(started.exit()).as(started.err()).isZero();
        JsonNode sitting = started.json();
        assertThat(sitting.path("tasks")).hasSize(8);
        String lab = task(sitting, "lab", null).path("number").asText();
        JsonNode opened = shell.podfall("exam", "next", lab, "-o", "json").json();
        assertThat(opened.path("current").asText()).isEqualTo(lab);
        assertThat(Path.of(opened.path("kubeconfig").asText())).content().contains("task-" + lab);
        assertThat(shell.podfall("exam", "flag").out()).contains("Task " + lab + " is flagged");
        shell.podfall("exam", "note", "come", "back");

        JsonNode asked = task(sitting, "question", "single");
        String question = asked.path("number").asText();
        String value = asked.at("/question/options/0/value").asText();
        assertThat(shell.podfall("exam", "answer", "--task", question, value).exit())
                .isZero();
        Outcome slip = shell.podfall("exam", "answer", "--task", question, "gremlins");
        assertThat(slip.exit()).isEqualTo(USAGE);
        assertThat(slip.err()).contains("\"gremlins\" is no answer", value);

        shell.killServer();
        Outcome looked = shell.podfall("quiz", "export", "foundations", "--format", "gift");
        assertThat(looked.exit()).as("the answers, while no server runs").isEqualTo(REFUSED);
        assertThat(looked.out()).isEmpty();
        JsonNode after = shell.podfall("exam", "status", "-o", "json").json();
        assertThat(after.path("state").asText()).isEqualTo("running");
        assertThat(after.path("current").asText()).isEqualTo(lab);
        assertThat(after.path("deadline").asText())
                .isGreaterThanOrEqualTo(sitting.path("deadline").asText());
        assertThat(after.at("/notes/text").asText()).isEqualTo("come back");
        assertThat(after.path("tasks")
                        .path(Integer.parseInt(question) - 1)
                        .at("/answer/given")
                        .asText())
                .isEqualTo(value);
        JsonNode attempt = shell.podfall("status", "-o", "json").json();
        assertThat(attempt.path("exam").asText())
                .isEqualTo(sitting.path("sitting").asText());
        assertThat(attempt.hasNonNull("trouble"))
                .as("its cluster is there again, and no trouble: %s", attempt.path("trouble"))
                .isFalse();
        assertThat(Files.readString(Path.of(attempt.path("kubeconfig").asText())))
                .contains("clusters:");

        Outcome report = shell.podfall("exam", "submit", "-o", "json");
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(report.json().path("tasks")).hasSize(8);
        assertThat(report.json().path("passed").asBoolean()).isFalse();
        assertThat(shell.podfall("exam", "report", "-o", "json").json()).isEqualTo(report.json());
        assertThat(shell.podfall("exam", "report").out()).contains("WEAKEST FIRST", "Practise next");
        Outcome late = shell.podfall("exam", "next");
        assertThat(late.exit()).isEqualTo(REFUSED);
        assertThat(late.err()).contains("podfall exam report");
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_next_step() throws Exception {
        Outcome none = shell.podfall("exam", "status");
        assertThat(none.exit()).isEqualTo(REFUSED);
        assertThat(none.err()).contains("podfall exam start EXAM");
        Outcome unknown = shell.podfall("exam", "start", "mock-trouble", "-o", "json");
        assertThat(unknown.exit()).isEqualTo(REFUSED);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.error().path("next").asText()).contains("mock-troubleshooting");
        assertThat(shell.podfall("exam", "start", "../../x").exit()).isEqualTo(REFUSED);
        assertThat(shell.podfall("exam").exit()).isEqualTo(USAGE);
        assertThat(shell.podfall("exam", "next", "x").exit()).isEqualTo(USAGE);
        shell.podfall("exam", "start", "chapter-1-foundations", "--seed", "1");
        assertThat(shell.podfall("exam", "flag").err()).contains("You are at no task yet");
        assertThat(shell.podfall("exam", "next", "9").err()).contains("Choose 1 to 8");
        assertThat(shell.podfall("exam", "answer").exit()).isEqualTo(USAGE);
        assertThat(shell.podfall("stop", "--all").out()).contains("Everything is stopped");
        assertThat(shell.podfall("exam", "status", "-o", "json")
                        .json()
                        .path("state")
                        .asText())
                .as("stopping everything hands in")
                .isEqualTo("submitted");
    }

    @Test
    void lint_tells_what_is_wrong_in_an_exam_with_its_line() throws Exception {
        Path exams = Files.createDirectories(folder.resolve("mine/exams"));
        Files.writeString(exams.resolve("late.yaml"), """
            id: late
            title: Late
            kind: chapter
            version: "1"
            intro: Too short.
            blueprint:
              minutes: 2
              passMark: 66
              sections:
                - id: all
                  title: All
                  labs: {count: 1, weight: 100, domains: [startup]}
            afterwards: {show: report, solutions: true}
            """);
        Outcome lint =
                shell.podfall("author", "lint", exams.resolve("late.yaml").toString());
        assertThat(lint.exit()).isEqualTo(AUTHOR);
        assertThat(lint.out()).contains("exam late", "exams/late.yaml:7", "minutes is 2", "5 to 480");
    }
}
