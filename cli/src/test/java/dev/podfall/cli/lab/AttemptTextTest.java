package dev.podfall.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AttemptTextTest {
    private static final String ASKING = """
            {"lab": "l", "attempt": "l-1", "state": "asking", "deadline": "2026-03-02T09:15:00Z",
             "answerBy": "2026-03-02T09:40:00Z", "frozenAt": "%s"}""";

    @Test
    void one_that_ran_out_of_time_does_not_say_it_was_handed_in() throws IOException {
        assertThat(status(ASKING.formatted("2026-03-02T09:20:00Z")))
                .contains("Time over", "what was there is frozen")
                .doesNotContain("Handed in");
        assertThat(status(ASKING.formatted("2026-03-02T09:14:59Z")))
                .contains("Handed in")
                .doesNotContain("Time over");
    }

    @Test
    void one_that_runs_past_its_deadline_says_what_is_being_done() throws IOException {
        String running = "{\"lab\": \"l\", \"attempt\": \"l-1\", \"state\": \"running\", \"mode\": \"exam\","
                + " \"deadline\": \"2026-03-02T09:15:00Z\", \"remainingSeconds\": %d}";
        assertThat(status(running.formatted(0))).contains("(over)", "looked at as it stands");
        assertThat(status(running.formatted(5))).doesNotContain("(over)", "looked at as it stands");
    }

    @Test
    void an_exam_whose_cluster_is_gone_says_that_ending_it_earns_nothing() throws IOException {
        String exam = "{\"state\": \"running\", \"mode\": \"%s\", \"trouble\": \"is gone\"}";
        assertThat(status(exam.formatted("exam"))).contains("The cluster is gone.", "earns nothing");
        assertThat(status(exam.formatted("practice")))
                .contains("The cluster is gone.")
                .doesNotContain("earns nothing");
    }

    @Test
    void a_task_of_an_exam_that_was_reset_leads_back_to_the_exam_and_tells_no_seed() throws IOException {
        String task = "{\"state\": \"running\", \"mode\": \"exam\", \"exam\": \"chapter-1\", \"task\": \"# Mend it\"}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new AttemptText(new Console(stream, stream, false, false)).started(new ObjectMapper().readTree(task));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("podfall exam submit")
                .doesNotContain("Seed", "podfall submit", "podfall check");
    }

    private static String status(String attempt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new AttemptText(new Console(stream, stream, false, false)).status(new ObjectMapper().readTree(attempt));
        return out.toString(StandardCharsets.UTF_8);
    }
}
