package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.ClusterLeftClosed;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attempts whose cluster hung when its server ended, and stays closed: what was done in it is looked at all the same. */
class HungClusterTest extends AttemptsUnderTest {
    @Test
    void an_exam_that_is_stopped_is_graded_by_what_is_found_when_its_cluster_is_opened_once_more() throws Exception {
        String id = hang(Mode.exam);
        assertThat(proctor.stop(id).state()).isEqualTo(State.submitted);
        assertSeen(id);
    }

    @Test
    void so_is_one_whose_time_is_over() throws Exception {
        String id = hang(Mode.exam);
        now = now.plus(EXAM);
        proctor.tick();
        assertThat(proctor.attempt(id).state()).isEqualTo(State.asking);
        proctor.conclude(id, Map.of());
        assertSeen(id);
    }

    @Test
    void one_that_is_handed_in_is_opened_once_more_and_asks() throws Exception {
        String id = hang(Mode.practice);
        proctor.submit(id);
        assertThat(proctor.attempt(id).state()).isEqualTo(State.asking);
    }

    @Test
    void a_check_says_that_it_hung_and_what_to_do() throws Exception {
        String id = hang(Mode.practice);
        assertThatThrownBy(() -> proctor.check(id))
                .isInstanceOf(ClusterLeftClosed.class)
                .hasMessageContaining("was stuck");
    }

    private void assertSeen(String id) {
        Report report = proctor.report(id).orElseThrow();
        assertThat(report.problem()).isNull();
        assertThat(report.criteria()).isNotEmpty();
    }

    /** The word that a stuck cluster leaves for the next start. */
    private String hang(Mode mode) throws IOException {
        String id = proctor.start(new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada"), Progress.NONE)
                .attempt();
        proctor.close();
        Path word = home.resolve("attempts").resolve(id).resolve("cluster").resolve("trouble.json");
        assertThat(word.getParent()).isDirectory();
        Files.writeString(word, "{\"kind\":\"STUCK\",\"since\":\"2026-03-02T09:00:00Z\",\"doing\":\"process dd\"}");
        open();
        proctor.resumeAll();
        return id;
    }
}
