package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Attempts whose cluster's files went while no server ran. */
class LostClusterTest extends AttemptsUnderTest {
    @Test
    void an_exam_of_whose_cluster_nothing_is_left_earns_nothing_when_it_is_stopped() throws Exception {
        String id = loseCluster(Mode.exam);
        assertThat(proctor.stop(id))
                .extracting(Attempt::state, Attempt::score, Attempt::passed)
                .containsExactly(State.submitted, 0, false);
        assertThat(proctor.report(id).orElseThrow().problem())
                .isEqualTo(
                        "Nothing of the repair could be looked at: the cluster is gone: nothing is left of its files.");
        assertThat(proctor.regradings().regrade(id).after())
                .extracting(Report::score, Report::passed)
                .containsExactly(0, false);
    }

    @Test
    void an_exam_of_whose_cluster_nothing_is_left_earns_nothing_when_its_time_is_over() throws Exception {
        String id = loseCluster(Mode.exam);
        now = now.plus(EXAM);
        proctor.tick();
        assertThat(proctor.attempt(id))
                .extracting(Attempt::state, Attempt::score, Attempt::passed)
                .containsExactly(State.expired, 0, false);
    }

    @Test
    void practice_of_whose_cluster_nothing_is_left_is_stopped_without_a_grade() throws Exception {
        String id = loseCluster(Mode.practice);
        assertThat(proctor.stop(id)).extracting(Attempt::state, Attempt::score).containsExactly(State.stopped, null);
    }

    private String loseCluster(Mode mode) throws IOException {
        String id = start(mode);
        proctor.close();
        delete(home.resolve("attempts").resolve(id).resolve("cluster"));
        open();
        proctor.resumeAll();
        return id;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
