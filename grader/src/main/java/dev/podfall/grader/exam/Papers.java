package dev.podfall.grader.exam;

import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.scenario.exam.Paper;
import dev.podfall.scenario.exam.PaperDraw;
import dev.podfall.scenario.exam.Past;
import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.exam.blueprint.Exam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws papers for people, by what they had before. */
final class Papers {
    private static final int LARGEST_SEED = 999_999;

    private final ExamShelf shelf;
    private final ExamTasks tasks;
    private final RandomGenerator random;

    Papers(ExamShelf shelf, ExamTasks tasks, RandomGenerator random) {
        this.shelf = shelf;
        this.tasks = tasks;
        this.random = random;
    }

    /** A paper, and whether nothing else was left than one its candidate had. */
    record Drawn(Paper paper, boolean seenBefore) {}

    /**
     * Draws one.
     *
     * @param seed null for one that is drawn; else the paper that it draws for somebody who is new
     * @param before the candidate's sittings, oldest first
     * @throws NotInThisExam if the seed that is wished draws a paper of before
     */
    Drawn draw(Exam exam, String candidate, Long seed, List<SittingHistory> before) {
        Pools pools = shelf.pools();
        Past past = past(exam, candidate, before);
        if (seed != null) {
            Paper wished = PaperDraw.of(exam, pools, seed);
            if (past.had(wished.contents())) {
                throw NotInThisExam.hadBefore(exam.id(), seed);
            }
            return new Drawn(wished, false);
        }
        Paper paper = PaperDraw.of(
                exam,
                pools,
                1 + random.nextInt(LARGEST_SEED),
                past,
                (lab, from) -> tasks.anotherSeed(lab, candidate, from));
        return new Drawn(paper, past.had(paper.contents()));
    }

    /** Labs of papers count even where they were never opened: their titles were read. */
    private Past past(Exam exam, String candidate, List<SittingHistory> before) {
        Map<String, Integer> labs = new TreeMap<>(tasks.timesHad(candidate));
        Map<String, Integer> questions = new HashMap<>();
        for (SittingHistory sitting : before) {
            sitting.paper().tasks().forEach(task -> {
                if (task.lab() == null) {
                    questions.merge(task.question().name(), 1, Integer::sum);
                } else if (sitting.attempt(task.number()) == null) {
                    labs.merge(task.lab().lab(), 1, Integer::sum);
                }
            });
        }
        List<Set<String>> papers = before.stream()
                .filter(sitting -> sitting.exam().id().equals(exam.id()))
                .map(sitting -> sitting.paper().contents())
                .toList();
        return new Past(labs, questions, papers);
    }
}
