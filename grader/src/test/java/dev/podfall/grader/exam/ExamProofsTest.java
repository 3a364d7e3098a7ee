package dev.podfall.grader.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Progress;
import dev.podfall.scenario.exam.blueprint.Exam;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exam that comes with Podfall proves itself with one paper: solved it earns 100, opened and handed in untouched nothing. {@code
 * -Dpodfall.exams=ID,ID} picks some, {@code all} all ({@code .ci/exams}); without it the shortest is tried. {@code
 * -Dpodfall.exams.seed=N} draws another paper.
 */
class ExamProofsTest {
    private static final String SHORTEST = "chapter-5-delivery";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> a_solved_paper_earns_everything_and_an_empty_one_nothing() {
        String chosen = System.getProperty("podfall.exams", SHORTEST);
        long seed = Long.getLong("podfall.exams.seed", 1);
        List<String> ids = chosen.equals("all") ? all() : List.of(chosen.split(","));
        return ids.stream().map(id -> DynamicTest.dynamicTest(id + ", seed " + seed, () -> prove(id, seed)));
    }

    private List<String> all() {
        try (ExamRoom room = new ExamRoom(folder)) {
            return room.examiner.shelf().offered().stream().map(Exam::id).toList();
        }
    }

    /** The tasks that earned something else, with what was lost or won. */
    private static List<String> otherThan(int score, ExamReport report) {
        return report.tasks().stream()
                .filter(t -> t.score() != score)
                .map(t -> t.number() + " " + (t.lab() == null ? t.prompt() : t.lab()) + ": " + t.score() + " %, "
                        + t.problem() + ", " + t.criteria() + ", " + t.guards() + ", " + t.mark())
                .toList();
    }

    private void prove(String id, long seed) throws Exception {
        try (ExamRoom room = new ExamRoom(Files.createDirectory(folder.resolve(id)))) {
            Sitting full = room.examiner.start(new ExamRequest(id, "ada", seed, null));
            ExamSolver solver = new ExamSolver(room);
            for (Sitting.TaskView task : full.tasks()) {
                solver.solve(full, task.number());
                room.pass(Duration.ofMinutes(1));
            }
            ExamReport solved = room.handIn(full);
            assertThat(otherThan(100, solved)).isEmpty();
            assertThat(solved.score()).isEqualTo(100);

            Sitting empty = room.examiner.start(new ExamRequest(id, "grace", seed, null));
            empty.tasks().forEach(t -> room.examiner.visit(empty.sitting(), t.number(), Progress.NONE));
            ExamReport untouched = room.handIn(empty);
            assertThat(otherThan(0, untouched)).isEmpty();
            assertThat(untouched.score()).isZero();
        }
    }
}
