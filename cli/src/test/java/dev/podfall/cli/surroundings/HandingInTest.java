package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two steps to the end as a script takes them, with a real server. */
class HandingInTest {
    private static final int USAGE = 2;
    private static final int REFUSED = 3;

    @TempDir
    static Path folder;

    private static Shell shell;

    private String attempt;

    @BeforeAll
    static void open() {
        shell = new Shell(folder);
    }

    @AfterAll
    static void close() throws Exception {
        shell.close();
    }

    @BeforeEach
    void start() throws Exception {
        attempt = start("image-backoff", "--seed", "1"); // the tag is wrong
    }

    @AfterEach
    void stop() throws Exception {
        shell.podfall("stop", attempt); // if it is not over
    }

    private static String start(String... words) throws Exception {
        Outcome started = shell.podfall(Stream.of(new String[] {"start"}, words, new String[] {"-o", "json"})
                .flatMap(Stream::of)
                .toArray(String[]::new));
        assertThat(started.exit()).as(started.err()).isZero();
        return started.json().path("attempt").asText();
    }

    @Test
    void a_script_hands_in_reads_the_questions_answers_and_gets_the_report() throws Exception {
        JsonNode before = shell.podfall("status", "-o", "json").json();
        assertThat(before.path("questions").findValues("options")).hasSize(3).allMatch(JsonNode::isEmpty);
        Outcome handed = shell.podfall("submit", "-o", "json");
        assertThat(handed.exit()).as(handed.err()).isZero();
        assertThat(handed.err()).isEmpty();
        JsonNode asking = handed.json();
        assertThat(asking.path("attempt").asText()).isEqualTo(attempt);
        assertThat(asking.path("state").asText()).isEqualTo("asking");
        assertThat(asking.path("questions").findValuesAsText("id"))
                .containsExactlyInAnyOrder("object", "field", "cause");
        for (JsonNode question : asking.path("questions")) {
            assertThat(question.path("prompt").asText()).isNotBlank();
            assertThat(question.path("options").findValuesAsText("value")).hasSizeGreaterThan(2);
            assertThat(question.path("options").findValuesAsText("text")).hasSizeGreaterThan(2);
        }
        assertThat(shell.podfall("submit", "-o", "json").json().path("questions"))
                .as("again: the same")
                .isEqualTo(asking.path("questions"));

        Outcome wrong = shell.podfall("answer", "cause=weather", "-o", "json");
        assertThat(wrong.exit()).isEqualTo(USAGE);
        assertThat(wrong.error().path("next").asText()).contains("no-such-tag", "podfall answer " + attempt);
        Outcome answered = shell.podfall("answer", "cause=no-such-tag", "field=tag", "-o", "json");
        assertThat(answered.exit()).isZero();
        assertThat(answered.json().path("final").asBoolean()).isTrue();
        assertThat(answered.json().path("score").asInt()).isEqualTo(14);
        assertThat(answered.json().path("unanswered")).hasSize(1);
        Outcome late = shell.podfall("answer", attempt, "object=deployment", "-o", "json");
        assertThat(late.exit()).isEqualTo(REFUSED);
        assertThat(late.error().path("next").asText()).contains("podfall report " + attempt);
    }

    @Test
    void with_answers_it_is_handed_in_and_closed_in_one_go_and_with_none_it_is_closed_without_a_diagnosis()
            throws Exception {
        Outcome both =
                shell.podfall("submit", "--answer", "cause=no-such-tag", "--answer", "object=deployment", "-o", "json");
        assertThat(both.json().path("score").asInt()).isEqualTo(12);
        attempt = start("image-backoff", "--seed", "1");
        shell.podfall("submit");
        Outcome none = shell.podfall("answer", "-o", "json");
        assertThat(none.json().path("score").asInt()).isZero();
        assertThat(none.json().path("unanswered")).hasSize(3);
        attempt = start("image-backoff", "--seed", "1");
        Outcome nothing = shell.podfall("submit", "--answer", "nosuch=1");
        assertThat(nothing.exit()).isEqualTo(USAGE);
        assertThat(nothing.err()).contains("no question \"nosuch\"", "object, field, cause", "Nothing was done");
        assertThat(shell.podfall("status").out()).contains("image-backoff: running");
        Outcome slip = shell.podfall("submit", "--answer", "cause=weather", "--answer", "object=deployment");
        assertThat(slip.exit()).isEqualTo(USAGE);
        assertThat(slip.err())
                .contains("no-such-tag", "Nothing was closed", "looked at for good", "podfall answer " + attempt);
        assertThat(shell.podfall("status").out()).contains("image-backoff: asking", "1 of 3 answered");
        Outcome typo = shell.podfall("answer", "cause");
        assertThat(typo.exit()).isEqualTo(REFUSED);
        assertThat(typo.err()).contains("There is no attempt \"cause\"");
    }

    @Test
    void whatever_is_typed_for_an_attempt_is_a_name_and_no_address() throws Exception {
        for (String name : new String[] {"a b", "a%b", "a?b", "../x", ".."}) {
            Outcome none = shell.podfall("report", name);
            assertThat(none.exit()).as(name).isEqualTo(REFUSED);
            assertThat(none.err()).contains("There is no attempt \"" + name + "\"");
        }
    }

    @Test
    void a_report_is_printed_or_written_to_a_file_in_the_form_that_is_wished() throws Exception {
        shell.podfall("submit", "--answer", "cause=no-such-tag");
        postmortem();
        Outcome csv = shell.podfall("report", "-o", "csv");
        assertThat(csv.exit()).as(csv.err()).isZero();
        assertThat(csv.err()).isEmpty();
        assertThat(csv.out()).startsWith("attempt,lab,mode,").contains("\"" + attempt + "\"", "\"question\"");
        assertThat(shell.podfall("report", "-o", "xapi")
                        .json()
                        .at("/result/score/raw")
                        .asInt())
                .isEqualTo(6);
        for (String form : new String[] {"json", "csv", "junit", "xapi", "html", "text"}) {
            Path file = folder.resolve("report." + form);
            Outcome written = shell.podfall("report", attempt, "-o", form, "--to", file.toString());
            assertThat(written.exit()).as(written.err()).isZero();
            assertThat(written.out()).isEmpty();
            assertThat(file).content().contains("image-backoff");
        }
        Outcome override = shell.podfall(
                "author", "override", attempt, "scores", "--points", "30", "--reason", "another right way");
        assertThat(override.exit()).as(override.err()).isZero();
        assertThat(override.out())
                .contains("6 of 100, not passed → 36 of 100, not passed", "scores: unmet 0/30 → met 30/30");
        assertThat(shell.podfall("author", "regrade", attempt).out()).contains("36 of 100, not passed, as before");
        assertThat(shell.podfall("report").out())
                .contains("How the mark came about", "6 of 100, graded", "scores set to 30: another right way");
        assertThat(shell.podfall("replay").out())
                .startsWith("WHEN")
                .contains("started", "frozen", "handed in, 6 of 100", "scores set to 30");
        Outcome tooMany = shell.podfall("author", "override", attempt, "scores", "--points", "31", "--reason", "x");
        assertThat(tooMany.exit()).isEqualTo(REFUSED);
        assertThat(tooMany.err()).contains("0 to 30 points");
        Outcome nowhere = shell.podfall(
                "report", "-o", "html", "--to", folder.resolve("no/x.html").toString());
        assertThat(nowhere.exit()).isEqualTo(4);
        assertThat(nowhere.err()).contains("cannot be written", "leave --to out");
        Outcome noForm = shell.podfall("report", "-o", "docx");
        assertThat(noForm.exit()).isEqualTo(USAGE);
        assertThat(noForm.err()).contains("csv", "junit");
    }

    private void postmortem() throws Exception {
        Path draft = folder.resolve("postmortem.md");
        shell.podfall("postmortem", "--to", draft.toString());
        assertThat(draft).content().contains("## Severity", "started", "| what | owner | due | for |");
        Files.writeString(
                draft, Files.readString(draft).replaceFirst("## Severity\n\n.*", "## Severity\n\nSev-2: all."));
        JsonNode kept = shell.podfall("postmortem", "--file", draft.toString(), "-o", "json")
                .json();
        assertThat(kept.at("/checklist/0/met").asBoolean()).isTrue();
        assertThat(kept.at("/checklist/1/met").asBoolean()).isFalse();
        assertThat(shell.podfall("postmortem").out()).contains("Sev-2: all.", "✗ Actions are owned and dated");
    }

    @Test
    void what_is_said_on_the_way_names_the_next_step() throws Exception {
        Outcome early = shell.podfall("answer", "cause=no-such-tag");
        assertThat(early.exit()).isEqualTo(REFUSED);
        assertThat(early.err())
                .contains("not handed in yet", "podfall submit " + attempt)
                .doesNotContain("no-such-tag");
        Outcome handed = shell.podfall("submit");
        assertThat(handed.exit()).as(handed.err()).isZero();
        assertThat(handed.out())
                .contains("counts no more", "`no-such-tag`", "podfall answer " + attempt + " object=VALUE");
        assertThat(shell.podfall("status").out())
                .contains("image-backoff: asking", "0 of 3 answered", "podfall answer " + attempt);
        for (String verb : new String[] {"check", "hint", "reset"}) {
            Outcome refused = shell.podfall(verb);
            assertThat(refused.exit()).as(verb).isEqualTo(REFUSED);
            assertThat(refused.err()).contains("counts no more", "podfall answer " + attempt);
        }
        assertThat(shell.podfall("report").err()).contains("waits for the answers", "podfall answer " + attempt);
        assertThat(shell.podfall("start", "image-backoff", "--seed", "1").err()).contains("podfall answer " + attempt);
        assertThat(shell.podfall("stop").out()).contains("closed with the answers that were saved");
        assertThat(shell.podfall("report").out()).contains("0 of 100, not passed");
    }

    @Test
    void a_server_that_is_killed_while_it_asks_goes_on_asking() throws Exception {
        JsonNode asking = shell.podfall("submit", "-o", "json").json();
        shell.killServer();
        JsonNode after = shell.podfall("status", "-o", "json").json();
        assertThat(after.path("state").asText()).isEqualTo("asking");
        assertThat(after.path("questions")).isEqualTo(asking.path("questions"));
        assertThat(shell.podfall("answer", "field=tag", "-o", "json")
                        .json()
                        .path("score")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void what_an_exam_shows_at_its_end_is_chosen_when_it_starts() throws Exception {
        shell.podfall("start", "config-error", "--seed", "1", "--mode", "exam");
        Outcome marks = shell.podfall("submit", "--answer", "cause=not-found");
        assertThat(marks.out())
                .containsPattern("config-error: [06] of 100") // as the seed drew the cause
                .contains("0/16", "the marks are shown")
                .doesNotContain("expected", "feature-store-credentials");
        String second = start("config-error", "--seed", "2", "--mode", "exam", "--show", "none"); // another cause
        Outcome nothing = shell.podfall("submit", "--answer", "cause=not-found");
        assertThat(nothing.out()).contains("handed in", "not shown").doesNotContain("of 100");
        assertThat(shell.podfall("report", second).out()).isEqualTo(nothing.out());
        assertThat(shell.podfall("report", second, "-o", "json").json().has("passed"))
                .isFalse();
        Outcome practice = shell.podfall("start", "killed-on-load", "--seed", "1", "--show", "none");
        assertThat(practice.exit()).isEqualTo(REFUSED);
        assertThat(practice.err()).contains("--mode exam").doesNotContain("Starting");
    }
}
