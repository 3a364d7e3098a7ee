package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.grader.exam.Sitting.AnswerView;
import dev.podfall.grader.exam.Sitting.TaskView;
import dev.podfall.grader.quiz.Completeness;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.grader.quiz.Note;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.quiz.Question;
import java.time.Duration;
import java.time.Instant;

/** Shows a sitting as it is now. */
final class SittingPresenter {
    private final Catalogue catalogue;
    private final ExamTasks tasks;
    private final ExamFiles files;

    SittingPresenter(Catalogue catalogue, ExamTasks tasks, ExamFiles files) {
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.files = files;
    }

    Sitting show(SittingHistory history, Instant now) {
        ExamPayload.Started started = history.started();
        boolean runs = history.state() == SittingState.running;
        return new Sitting(
                history.id(),
                history.exam().id(),
                history.exam().title(),
                history.exam().kind(),
                history.candidate(),
                null,
                runs ? null : Long.valueOf(history.paper().seed()),
                history.state(),
                history.startedAt(),
                history.deadline(),
                history.endedAt(),
                runs ? Math.max(0, Duration.between(now, history.deadline()).toSeconds()) : 0,
                Duration.between(history.startedAt(), history.deadline()).toSeconds(),
                started.extraTime(),
                history.credit(),
                history.exam().blueprint().passMark(),
                history.current(),
                runs ? files.kubeconfig(history.id()).toString() : null,
                history.state() == SittingState.grading ? looked(history) : null,
                history.paper().tasks().stream()
                        .map(task -> view(history, task, now))
                        .toList(),
                new Sitting.Notes(history.notes(), history.notesRevision()),
                history.exam().documents(),
                started.seenBefore() ? true : null,
                null);
    }

    private int looked(SittingHistory history) {
        return (int) history.attempts().values().stream()
                .flatMap(id -> tasks.find(id).stream())
                .filter(attempt -> attempt.state().isOver())
                .count();
    }

    private TaskView view(SittingHistory history, PaperTask task, Instant now) {
        int number = task.number();
        long spent = history.spentSeconds(number, now);
        boolean flagged = history.isFlagged(number);
        if (task.lab() == null) {
            Question question = task.question().question();
            AnswerView answer = answer(history, number, question);
            boolean done = answer.completeness().equals(Completeness.COMPLETE.name());
            return new TaskView(
                    number,
                    "question",
                    "Question",
                    task.weight(),
                    task.budgetSeconds(),
                    spent,
                    state(history, number, done),
                    flagged,
                    null,
                    null,
                    Sitting.view(question),
                    answer);
        }
        String id = history.attempt(number);
        boolean isLookedAt = history.report().isEmpty(); // Of what is over the report tells.
        Attempt attempt = id == null || !isLookedAt ? null : tasks.find(id).orElse(null);
        return new TaskView(
                number,
                "lab",
                attempt == null ? title(task.lab().lab()) : attempt.title(),
                task.weight(),
                task.budgetSeconds(),
                spent,
                state(history, number, history.isDone(number)),
                flagged,
                ExamFiles.context(number),
                attempt,
                null,
                null);
    }

    private static String state(SittingHistory history, int number, boolean done) {
        return done ? "done" : history.visited().contains(number) ? "seen" : "unseen";
    }

    private static AnswerView answer(SittingHistory history, int number, Question question) {
        JsonNode given = history.answer(number);
        return new AnswerView(
                given.isMissingNode() || given.isNull() ? null : given,
                history.revision(number),
                Marker.completeness(question, given).name(),
                Marker.note(question, given).map(Note::text).orElse(null));
    }

    /** A lab whose author took it away is called by its id. */
    private String title(String lab) {
        try {
            return catalogue.lab(lab).title();
        } catch (UnknownLab | UnreadableData gone) {
            return lab;
        }
    }
}
