package dev.podfall.grader.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.NotAllowedNow;
import dev.podfall.grader.attempt.State;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.UnknownExam;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an exam, with real clusters. */
class ExaminerTest {
    @TempDir
    Path folder;

    private ExamRoom room;

    @BeforeEach
    void open() throws Exception {
        room = new ExamRoom(folder, ExamRoom.SMALL);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static int number(Sitting sitting, String kind) {
        return sitting.tasks().stream()
                .filter(t -> t.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static List<Integer> labs(Sitting sitting) {
        return sitting.tasks().stream()
                .filter(t -> t.kind().equals("lab"))
                .map(Sitting.TaskView::number)
                .toList();
    }

    @Test
    void a_paper_that_is_solved_earns_everything() {
        Sitting sitting = room.start("ada", 1L);
        assertThat(sitting.remainingSeconds()).isEqualTo(30 * 60);
        assertThat(room.clusters).as("no cluster before its task").isEmpty();
        ExamSolver solver = new ExamSolver(room);
        for (int number = 1; number <= 4; number++) {
            solver.solve(sitting, number);
            room.pass(Duration.ofMinutes(2));
        }
        assertThat(room.examiner.sitting(sitting.sitting()).count("done")).isEqualTo(4);
        ExamReport report = room.handIn(sitting);
        assertThat(report.tasks())
                .allSatisfy(t -> assertThat(t.outcome()).as("%s", t).isEqualTo("full"));
        assertThat(report.score()).isEqualTo(100);
        assertThat(report.passed()).isTrue();
        assertThat(report.sections()).extracting(ExamReport.SectionLine::score).containsOnly(100);
        assertThat(report.practise()).isEmpty();
        assertThat(report.tasks()).extracting(ExamReport.TaskLine::spentSeconds).containsOnly(120L);
        assertThat(folder.resolve("home/attempts")).isEmptyDirectory();
        assertThat(room.examiner.report(sitting.sitting())).isEqualTo(report);
        assertThat(room.examiner.sitting(sitting.sitting()).state()).isEqualTo(SittingState.submitted);
    }

    @Test
    void a_paper_that_is_handed_in_empty_earns_nothing_whether_tasks_were_opened_or_not() {
        Sitting unopened = room.start("ada", 1L);
        ExamReport none = room.handIn(unopened);
        assertThat(none.score()).isZero();
        assertThat(none.tasks()).extracting(ExamReport.TaskLine::outcome).containsOnly("unopened", "unanswered");

        Sitting opened = room.start("grace", 1L);
        labs(opened).forEach(number -> room.examiner.visit(opened.sitting(), number, Progress.NONE));
        ExamReport report = room.handIn(opened);
        assertThat(report.score()).isZero();
        assertThat(report.passed()).isFalse();
        assertThat(report.tasks())
                .filteredOn(t -> t.kind().equals("lab"))
                .allSatisfy(t -> assertThat(t.score()).isZero());
        assertThat(report.sections())
                .first()
                .satisfies(weakest -> assertThat(weakest.earned()).isZero());
        assertThat(report.practise()).extracting(ExamReport.Practice::lab).hasSize(2);
        assertThat(report.tasks()).filteredOn(t -> t.kind().equals("lab")).allSatisfy(t -> {
            assertThat(t.explanation()).isNotBlank();
            assertThat(t.solution()).isNotEmpty();
            assertThat(t.criteria()).noneMatch(c -> c.kind().equals("diagnosis"));
        });
    }

    @Test
    void a_task_is_an_attempt_in_mode_exam_with_the_deadline_of_all() {
        Sitting sitting = room.start("ada", 1L);
        int lab = number(sitting, "lab");
        room.pass(Duration.ofMinutes(5));
        Sitting visited = room.examiner.visit(sitting.sitting(), lab, Progress.NONE);
        Attempt attempt = visited.task(lab).attempt();
        assertThat(attempt.mode()).isEqualTo(Mode.exam);
        assertThat(attempt.show()).isEqualTo(Disclosure.none);
        assertThat(attempt.deadline()).isEqualTo(sitting.deadline());
        assertThat(attempt.exam()).isEqualTo(sitting.sitting());
        assertThat(attempt.questions()).isEmpty();
        assertThat(attempt.task()).doesNotContain("asked what was wrong");
        assertThat(visited.current()).isEqualTo(lab);
        assertThat(Path.of(visited.kubeconfig())).content().contains("\"current-context\" : \"task-" + lab + "\"");
        assertThat(room.examiner.currentAttempt("ada")).map(Attempt::attempt).contains(attempt.attempt());
        assertThatThrownBy(() -> room.proctor.submit(attempt.attempt()))
                .isInstanceOfSatisfying(
                        NotAllowedNow.class, e -> assertThat(e.next()).contains("podfall exam submit"));
        assertThatThrownBy(() -> room.proctor.stop(attempt.attempt())).isInstanceOf(NotAllowedNow.class);
        List.<Runnable>of(() -> room.proctor.hint(attempt.attempt()), () -> room.proctor.check(attempt.attempt()))
                .forEach(wish -> assertThatThrownBy(wish::run)
                        .isInstanceOfSatisfying(
                                NotAllowedNow.class, e -> assertThat(e.next()).contains("podfall exam submit")));
        assertThatThrownBy(() -> room.examiner.secrecy().requireNoTask("ada", attempt.lab()))
                .isInstanceOf(NotInThisExam.class);
        room.examiner.secrecy().requireNoTask("grace", attempt.lab());
        room.examiner.secrecy().requireNotOfPaper("ada", attempt);
        room.examiner.secrecy().requireNotOfPaper("grace", attempt);
        assertThat(room.proctor.reset(attempt.attempt(), Progress.NONE).state()).isEqualTo(State.running);
    }

    @Test
    void quizzes_of_the_papers_questions_are_not_to_be_looked_up_while_it_runs() {
        PaperSecrecy secrecy = room.examiner.secrecy();
        Sitting sitting = room.start("ada", 1L);
        List.<Runnable>of(
                        () -> secrecy.requireNoQuestionOf("ada", "deployment-debugging"),
                        () -> secrecy.requireNoQuestions("ada"))
                .forEach(wish -> assertThatThrownBy(wish::run)
                        .isInstanceOfSatisfying(
                                NotInThisExam.class, e -> assertThat(e.next()).contains("podfall exam next")));
        secrecy.requireNoQuestionOf("ada", "serving");
        secrecy.requireNoQuestionOf("grace", "deployment-debugging");
        room.examiner.submit(sitting.sitting());
        secrecy.requireNoQuestionOf("ada", "deployment-debugging");
        secrecy.requireNoQuestions("ada");
    }

    @Test
    void what_is_kept_of_the_papers_labs_and_of_exams_like_it_is_not_to_be_looked_up_while_it_runs() {
        PaperSecrecy secrecy = room.examiner.secrecy();
        Sitting before = room.start("ada", 1L);
        Sitting visited = room.examiner.visit(before.sitting(), number(before, "lab"), Progress.NONE);
        Attempt old = room.examiner.currentAttempt("ada").orElseThrow();
        room.examiner.submit(visited.sitting());
        secrecy.requireNotOfPaper("ada", old);
        secrecy.requireNoKin("ada", before.sitting());
        Sitting now = room.start("ada", 2L);
        assertThatThrownBy(() -> secrecy.requireNotOfPaper("ada", old)).isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> secrecy.requireNoKin("ada", before.sitting())).isInstanceOf(NotInThisExam.class);
        secrecy.requireNoKin("ada", now.sitting());
        secrecy.requireNoKin("grace", before.sitting());
    }

    @Test
    void when_the_time_is_over_it_is_handed_in_as_it_stands() {
        Sitting sitting = room.start("ada", 1L);
        int question = number(sitting, "question");
        new ExamSolver(room).solve(sitting, question);
        room.examiner.visit(sitting.sitting(), number(sitting, "lab"), Progress.NONE);
        room.pass(Duration.ofMinutes(29).plusSeconds(59));
        assertThat(room.examiner.due()).isEmpty();
        room.pass(Duration.ofSeconds(1));
        room.proctor.tick();
        assertThat(room.examiner.due()).containsExactly(sitting.sitting());
        assertThatThrownBy(() -> room.examiner.visit(sitting.sitting(), 1, Progress.NONE))
                .isInstanceOfSatisfying(
                        NotInThisExam.class, e -> assertThat(e.getMessage()).contains("its time is over"));
        assertThatThrownBy(() ->
                        room.examiner.answer(sitting.sitting(), question, TextNode.valueOf("x"), OptionalLong.empty()))
                .isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> room.examiner.report(sitting.sitting()))
                .isInstanceOfSatisfying(
                        NotInThisExam.class, e -> assertThat(e.getMessage()).contains("being looked at"));
        ExamReport report = room.examiner.grade(sitting.sitting()).orElseThrow();
        assertThat(report.ending()).isEqualTo("expired");
        assertThat(report.score()).isEqualTo(10);
        assertThat(report.takenSeconds()).isEqualTo(30 * 60);
        assertThat(room.examiner.due()).isEmpty();
        assertThat(room.examiner.sitting(sitting.sitting()).state()).isEqualTo(SittingState.expired);
    }

    @Test
    void after_a_crash_everything_is_as_it_was_and_the_time_is_given_back() {
        Sitting sitting = room.start("ada", 1L);
        List<Integer> labs = labs(sitting);
        ExamSolver solver = new ExamSolver(room);
        solver.solve(sitting, labs.get(0));
        solver.solve(sitting, number(sitting, "question"));
        room.examiner.flag(sitting.sitting(), 2, true);
        room.examiner.note(sitting.sitting(), "look at 2 again", OptionalLong.of(0));
        room.examiner.visit(sitting.sitting(), labs.get(1), Progress.NONE);
        Sitting before = room.examiner.sitting(sitting.sitting());
        room.pass(Duration.ofMinutes(10));
        var lastAlive = room.now();
        room.pass(Duration.ofMinutes(25)); // past the deadline it had
        room.restart();
        room.examiner.creditSince(lastAlive);

        Sitting after = room.examiner.sitting(sitting.sitting());
        assertThat(after.state()).isEqualTo(SittingState.running);
        assertThat(after.creditedSeconds()).isEqualTo(25 * 60);
        assertThat(after.deadline()).isEqualTo(before.deadline().plus(Duration.ofMinutes(25)));
        assertThat(after.remainingSeconds()).isEqualTo(20 * 60);
        assertThat(after.notes()).isEqualTo(before.notes());
        assertThat(after.task(2).flagged()).isTrue();
        assertThat(after.current()).isEqualTo(labs.get(1));
        assertThat(after.task(labs.get(1)).spentSeconds()).isEqualTo(10 * 60);
        assertThat(after.task(labs.get(1)).attempt().deadline()).isEqualTo(after.deadline());
        assertThat(room.examiner.currentAttempt("ada")).map(Attempt::trouble).isEmpty();
        solver.solve(sitting, labs.get(1));
        ExamReport report = room.handIn(sitting);
        assertThat(report.score()).isEqualTo(90);
        assertThat(report.creditedSeconds()).isEqualTo(25 * 60);
    }

    @Test
    void credit_is_for_outages_of_a_running_exam_and_ends_after_an_hour() {
        Sitting sitting = room.start("ada", 1L);
        room.examiner.creditSince(room.now().minusSeconds(3600));
        room.pass(Duration.ofSeconds(4));
        room.examiner.creditSince(room.now().minusSeconds(4));
        assertThat(room.examiner.sitting(sitting.sitting()).creditedSeconds())
                .as("before it began, and too short")
                .isZero();
        var alive = room.now();
        room.pass(Duration.ofHours(3));
        room.examiner.creditSince(alive);
        assertThat(SittingHistory.of(sitting.sitting(), room.log).credit()).isEqualTo(3600);
        assertThat(room.examiner.sitting(sitting.sitting()).state())
                .as("three hours later even so")
                .isEqualTo(SittingState.grading);
        room.examiner.creditSince(alive);
        assertThat(SittingHistory.of(sitting.sitting(), room.log).credit()).isEqualTo(3600);
    }

    @Test
    void time_without_a_connection_is_given_back_from_the_last_sign_of_the_candidate_on() {
        Sitting sitting = room.start("ada", 1L);
        String id = sitting.sitting();
        int lab = number(sitting, "lab");
        room.examiner.visit(id, lab, Progress.NONE);
        var heard = room.now();
        room.pass(Duration.ofMinutes(3));
        room.examiner.flag(id, lab, true); // another way in works
        room.pass(Duration.ofMinutes(2));
        Sitting back = room.examiner.creditConnection(id, heard);
        assertThat(back.creditedSeconds()).isEqualTo(120);
        assertThat(back.remainingSeconds()).isEqualTo(27 * 60);
        assertThat(back.task(lab).spentSeconds()).isEqualTo(180);
        assertThat(back.task(lab).attempt().deadline()).isEqualTo(back.deadline());
        assertThat(room.examiner.creditConnection(id, heard).creditedSeconds())
                .as("once")
                .isEqualTo(120);
        room.examiner.creditSince(heard);
        assertThat(room.examiner.sitting(id).creditedSeconds())
                .as("a machine that slept had no connection either")
                .isEqualTo(120);
        room.pass(Duration.ofHours(1));
        assertThat(room.examiner.creditConnection(id, heard).state())
                .as("the clock did not wait")
                .isEqualTo(SittingState.grading);
    }

    @Test
    void who_has_an_allowance_has_more_time() {
        Sitting sitting = room.examiner.start(new ExamRequest("small", "ada", 1L, 50));
        assertThat(sitting.remainingSeconds()).isEqualTo(45 * 60);
        assertThat(room.handIn(sitting).extraTime()).isEqualTo(50);
        Sitting next = room.start("ada", null);
        assertThat(next.extraTime()).as("it stays theirs").isEqualTo(50);
        room.handIn(next);
        Sitting last = room.examiner.start(new ExamRequest("small", "ada", null, 0));
        assertThat(last.extraTime()).as("until it is taken away").isZero();
        for (int nonsense : new int[] {-1, 201, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> room.examiner.start(new ExamRequest("small", "ada", null, nonsense)))
                    .isInstanceOf(NotInThisExam.class);
        }
    }

    @Test
    void one_exam_at_a_time_and_no_paper_twice() {
        Sitting first = room.start("ada", 1L);
        assertThat(room.start("ada", null).resumed()).isTrue();
        assertThatThrownBy(() -> room.start("ada", 2L)).isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> room.examiner.start(new ExamRequest("mock-troubleshooting", "ada", null, null)))
                .isInstanceOfSatisfying(
                        NotInThisExam.class, e -> assertThat(e.getMessage()).contains(first.sitting()));
        assertThat(room.start("grace", 1L).tasks())
                .as("the same seed, the same paper, for whoever is new")
                .extracting(Sitting.TaskView::title)
                .isEqualTo(first.tasks().stream().map(Sitting.TaskView::title).toList());
        room.handIn(first);
        assertThatThrownBy(() -> room.start("ada", 1L))
                .isInstanceOfSatisfying(
                        NotInThisExam.class, e -> assertThat(e.getMessage()).contains("Seed 1"));
        for (int i = 0; i < 8; i++) {
            Sitting next = room.start("ada", null);
            assertThat(next.seenBefore()).isNull();
            room.handIn(next);
        }
        assertThat(room.log.sittings().stream()
                        .map(id -> SittingHistory.of(id, room.log))
                        .filter(h -> h.candidate().equals("ada"))
                        .map(h -> h.paper().contents())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void what_two_windows_write_is_not_overwritten_unseen() {
        Sitting sitting = room.start("ada", 1L);
        String id = sitting.sitting();
        int question = number(sitting, "question");
        long first = room.examiner
                .answer(id, question, TextNode.valueOf("a"), OptionalLong.of(0))
                .task(question)
                .answer()
                .revision();
        assertThatThrownBy(() -> room.examiner.answer(id, question, TextNode.valueOf("b"), OptionalLong.of(0)))
                .isInstanceOfSatisfying(
                        ChangedElsewhere.class, e -> assertThat(e.revision()).isEqualTo(first));
        int steps = room.log.read(id).size();
        room.examiner.answer(id, question, TextNode.valueOf("a"), OptionalLong.of(0));
        assertThat(room.log.read(id)).as("the same again is no step").hasSize(steps);
        assertThat(room.examiner
                        .answer(id, question, null, OptionalLong.of(first))
                        .task(question)
                        .answer()
                        .given())
                .isNull();
        room.examiner.note(id, "mine", OptionalLong.of(0));
        assertThatThrownBy(() -> room.examiner.note(id, "theirs", OptionalLong.of(0)))
                .isInstanceOf(ChangedElsewhere.class);
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_next_step() {
        assertThatThrownBy(() -> room.examiner.start(new ExamRequest("smal", "ada", null, null)))
                .isInstanceOfSatisfying(
                        UnknownExam.class, e -> assertThat(e.next()).contains("small"));
        assertThatThrownBy(() -> room.examiner.sitting("small-99")).isInstanceOf(UnknownSitting.class);
        Sitting sitting = room.start("ada", 1L);
        String id = sitting.sitting();
        for (int number : new int[] {0, -1, 5, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> room.examiner.visit(id, number, Progress.NONE))
                    .isInstanceOf(UnknownTask.class);
            assertThatThrownBy(() -> room.examiner.flag(id, number, true)).isInstanceOf(UnknownTask.class);
        }
        assertThatThrownBy(() ->
                        room.examiner.answer(id, number(sitting, "lab"), TextNode.valueOf("x"), OptionalLong.empty()))
                .isInstanceOf(UnknownTask.class);
        assertThatThrownBy(() -> room.examiner.note(id, "x".repeat(10_001), OptionalLong.empty()))
                .isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> room.examiner.answer(
                        id, number(sitting, "question"), TextNode.valueOf("x".repeat(10_001)), OptionalLong.empty()))
                .isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> room.examiner.report(id)).isInstanceOf(NotInThisExam.class);
        assertThatThrownBy(() -> room.examiner.grade(id)).isInstanceOf(NotInThisExam.class);
    }

    @Test
    void what_is_not_to_be_shown_is_not() throws Exception {
        for (String show : List.of("none", "score")) {
            try (ExamRoom discreet = new ExamRoom(
                    Files.createDirectory(folder.resolve(show)),
                    ExamRoom.SMALL.replace(
                            "{show: report, solutions: true}", "{show: " + show + ", solutions: true}"))) {
                ExamReport report = discreet.handIn(discreet.start("ada", 1L));
                assertThat(report.shown()).hasToString(show);
                assertThat(report.score() == null).isEqualTo(show.equals("none"));
                assertThat(report.tasks())
                        .allSatisfy(t -> assertThat(t.explanation()).isNull())
                        .allSatisfy(t -> assertThat(t.solution()).isNull())
                        .allSatisfy(t -> assertThat(t.mark()).isNull());
            }
        }
    }

    @Test
    void without_solutions_the_lines_say_what_was_seen_and_not_what_it_means_nor_which_command_shows_it()
            throws Exception {
        try (ExamRoom terse = new ExamRoom(
                Files.createDirectory(folder.resolve("terse")),
                ExamRoom.SMALL.replace("solutions: true", "solutions: false"))) {
            Sitting sitting = terse.start("ada", 1L);
            int lab = number(sitting, "lab");
            terse.examiner.visit(sitting.sitting(), lab, Progress.NONE);
            ExamReport.TaskLine task = terse.handIn(sitting).tasks().get(lab - 1);
            assertThat(task.explanation()).isNull();
            assertThat(task.criteria())
                    .isNotEmpty()
                    .anySatisfy(line -> assertThat(line.actual()).isNotBlank());
            assertThat(task.guards()).isNotEmpty();
            assertThat(List.of(task.criteria(), task.guards()))
                    .allSatisfy(lines -> assertThat(lines)
                            .allSatisfy(line -> assertThat(line.why() + line.see())
                                    .as(line.id())
                                    .isEmpty()));
        }
    }
}
