package dev.podfall.scenario.exam;

import dev.podfall.scenario.exam.blueprint.Blueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the time of a paper is shared out: a question gets two minutes at most, the labs share what is left as their own minutes stand to
 * each other. Budgets add up to the paper's time or a little less.
 */
final class Budgets {
    private static final long QUESTION_SECONDS = 120;

    private Budgets() {}

    /** The tasks with their numbers and budgets. @param minutes of the labs among them */
    static List<PaperTask> of(Blueprint blueprint, List<PaperTask> tasks, Map<PaperTask, Integer> minutes) {
        long all = blueprint.minutes() * 60L;
        long questions = tasks.stream().filter(t -> t.lab() == null).count();
        long each = questions == 0 ? 0 : Math.min(QUESTION_SECONDS, all / tasks.size());
        long left = all - questions * each;
        long shares = tasks.stream().mapToLong(t -> minutes.getOrDefault(t, 0)).sum();
        List<PaperTask> shared = new ArrayList<>();
        for (PaperTask task : tasks) {
            long budget = task.lab() == null ? each : left * minutes.get(task) / Math.max(1, shares);
            shared.add(task.at(shared.size() + 1, budget));
        }
        return shared;
    }
}
