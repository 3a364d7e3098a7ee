package dev.podfall.scenario.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.exam.blueprint.Section;
import dev.podfall.scenario.lint.exam.ExamLint;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.ExamFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Papers as seeds draw them. */
class PaperDrawTest {
    private static final int SEEDS = 100;
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Pools POOLS = Pools.of(CATALOGUE);

    private static List<Exam> exams() {
        return CATALOGUE.examFiles().stream().map(ExamFile::exam).toList();
    }

    private static Exam exam(String id) {
        return exams().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void the_exams_are_clean_and_are_one_for_each_chapter_a_capstone_and_a_mock() {
        assertThat(ExamLint.of(CATALOGUE.examFiles(), POOLS))
                .flatExtracting(InspectedExam::findings)
                .isEmpty();
        assertThat(exams()).filteredOn(e -> e.kind() == Exam.Kind.chapter).hasSize(6);
        assertThat(exams()).filteredOn(e -> e.kind() == Exam.Kind.capstone).hasSize(1);
        Exam mock = exam("mock-troubleshooting");
        assertThat(mock.blueprint().tasks()).isEqualTo(17);
        assertThat(mock.blueprint().minutes()).isEqualTo(120);
        assertThat(mock.blueprint().passMark()).isEqualTo(66);
    }

    @Test
    void no_group_of_labs_is_left_out_by_all_exams() {
        List<Domain> drawn = exams().stream()
                .flatMap(e -> e.blueprint().sections().stream())
                .filter(s -> s.labs() != null)
                .flatMap(s -> s.labs().domains().stream())
                .toList();
        assertThat(CATALOGUE.labs())
                .allSatisfy(lab -> assertThat(drawn).contains(lab.facts().domain()));
    }

    @TestFactory
    Stream<DynamicTest> every_draw_of_a_hundred_seeds_fits_its_blueprint() {
        return exams().stream()
                .map(exam -> DynamicTest.dynamicTest(
                        exam.id(),
                        () -> LongStream.rangeClosed(1, SEEDS)
                                .forEach(seed -> fits(exam, PaperDraw.of(exam, POOLS, seed)))));
    }

    private static void fits(Exam exam, Paper paper) {
        assertThat(paper.tasks())
                .as("seed %d", paper.seed())
                .hasSize(exam.blueprint().tasks());
        assertThat(paper.contents()).as("no task twice").hasSameSizeAs(paper.tasks());
        assertThat(paper.tasks().stream().mapToInt(PaperTask::weight).sum()).isEqualTo(100);
        assertThat(paper.tasks().stream().mapToLong(PaperTask::budgetSeconds).sum())
                .isBetween(
                        exam.blueprint().minutes() * 60L - paper.tasks().size(),
                        exam.blueprint().minutes() * 60L);
        assertThat(paper.tasks()).extracting(PaperTask::number).isSorted().startsWith(1);
        exam.blueprint().sections().forEach(section -> fits(section, paper));
    }

    private static void fits(Section section, Paper paper) {
        List<PaperTask> own = paper.tasks().stream()
                .filter(t -> t.section().equals(section.id()))
                .toList();
        assertThat(own.stream().mapToInt(PaperTask::weight).sum()).isEqualTo(section.weight());
        List<PaperTask> labs = own.stream().filter(t -> t.lab() != null).toList();
        assertThat(labs).hasSize(section.labs() == null ? 0 : section.labs().count());
        if (section.labs() != null) {
            assertThat(labs)
                    .extracting(t -> t.lab().lab())
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> {
                        var facts = CATALOGUE.lab(id).facts();
                        assertThat(section.labs().domains()).contains(facts.domain());
                        assertThat(facts.runtimes()).contains("embedded");
                    });
            assertThat(labs).allSatisfy(t -> assertThat(t.budgetSeconds()).isGreaterThan(180));
        }
        List<PaperTask> questions =
                own.stream().filter(t -> t.question() != null).toList();
        assertThat(questions)
                .hasSize(section.questions() == null ? 0 : section.questions().count());
        if (section.questions() != null) {
            assertThat(questions)
                    .extracting(t -> t.question().quiz())
                    .allMatch(section.questions().quizzes()::contains);
            if (!section.questions().domains().isEmpty()) {
                assertThat(questions)
                        .extracting(t -> t.question().question().tags().domain())
                        .allMatch(section.questions().domains()::contains);
            }
            if (!section.questions().difficulties().isEmpty()) {
                assertThat(questions)
                        .extracting(t -> t.question().question().tags().difficulty())
                        .allMatch(section.questions().difficulties()::contains);
            }
        }
    }

    @Test
    void the_same_seed_draws_the_same_paper_and_others_draw_others() {
        Exam mock = exam("mock-troubleshooting");
        Paper paper = PaperDraw.of(mock, POOLS, 7);
        assertThat(PaperDraw.of(mock, Pools.of(CATALOGUE), 7)).isEqualTo(paper);
        Set<Set<String>> contents = new HashSet<>();
        LongStream.rangeClosed(1, SEEDS)
                .forEach(seed -> contents.add(PaperDraw.of(mock, POOLS, seed).contents()));
        assertThat(contents).hasSize(SEEDS);
    }

    @Test
    void every_lab_and_question_that_fits_is_drawn_by_some_seed() {
        for (Exam exam : exams()) {
            Set<String> drawn = new HashSet<>();
            LongStream.rangeClosed(1, SEEDS)
                    .forEach(seed -> PaperDraw.of(exam, POOLS, seed)
                            .tasks()
                            .forEach(t -> drawn.add(
                                    t.lab() == null
                                            ? t.question().name()
                                            : t.lab().lab())));
            for (Section section : exam.blueprint().sections()) {
                if (section.labs() != null) {
                    assertThat(POOLS.labs(section.labs())).allMatch(lab -> drawn.contains(lab.id()));
                }
                if (section.questions() != null) {
                    assertThat(POOLS.questions(section.questions())).allMatch(q -> drawn.contains(q.name()));
                }
            }
        }
    }

    @Test
    void nobody_gets_a_lab_again_while_others_of_its_section_are_left() {
        Exam exam = exam("chapter-3-serving");
        Past past = Past.NOTHING;
        Set<String> had = new HashSet<>();
        for (long seed = 1; seed <= 2; seed++) { // four labs of identity, two a paper
            Paper paper = PaperDraw.of(exam, POOLS, seed, past, (lab, from) -> from);
            assertThat(paper.tasks())
                    .filteredOn(t -> t.section().equals("access") && t.lab() != null)
                    .allMatch(t -> had.add(t.lab().lab()));
            past = past.and(paper);
        }
    }

    @Test
    void nobody_gets_a_paper_again_though_the_seed_is_the_same() {
        Exam exam = exam("chapter-5-delivery");
        Past past = Past.NOTHING;
        for (int i = 0; i < 30; i++) {
            Paper paper = PaperDraw.of(exam, POOLS, 5, past, (lab, from) -> from);
            assertThat(past.had(paper.contents())).as("paper %d", i).isFalse();
            past = past.and(paper);
        }
    }

    @Test
    void where_nothing_else_is_left_a_paper_comes_again() {
        Exam all = ExamFilesForTests.questionsOnly(13);
        Paper first = PaperDraw.of(all, POOLS, 1);
        Paper again = PaperDraw.of(all, POOLS, 2, Past.NOTHING.and(first), (lab, from) -> from);
        assertThat(again.contents()).isEqualTo(first.contents());
    }

    @Test
    void the_order_does_not_tell_the_sections() {
        Exam mock = exam("mock-troubleshooting");
        List<String> asWritten =
                mock.blueprint().sections().stream().map(Section::id).toList();
        long inOrder = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> PaperDraw.of(mock, POOLS, seed).tasks().stream()
                        .map(PaperTask::section)
                        .distinct()
                        .toList())
                .filter(asWritten::equals)
                .count();
        assertThat(inOrder).isLessThan(5);
    }
}
