package dev.podfall.grader.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.quiz.QuestionView;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.quiz.Question;
import java.time.Instant;
import java.util.List;

/**
 * One candidate's go at one exam, as it is now. The JSON names are a contract of the API.
 *
 * @param sitting its id
 * @param kind of the exam
 * @param url its web page; null until the server fills it in
 * @param endedAt null while it runs
 * @param extraTime beyond the exam's own, in per cent of it
 * @param creditedSeconds that were given back: without a server, or without a connection to it
 * @param current the number of the task that the candidate is at; 0 before the first
 * @param kubeconfig a file with a context for each task that was opened; the current one is that of the current task
 * @param looked how many labs have been looked at since it was handed in
 * @param documents that may be read meanwhile
 * @param seenBefore true when no paper was left that the candidate had not had
 * @param resumed true when it was running already and {@code start} just found it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sitting(
        String sitting,
        String exam,
        String title,
        Exam.Kind kind,
        String candidate,
        String url,
        Long seed,
        SittingState state,
        Instant startedAt,
        Instant deadline,
        Instant endedAt,
        long remainingSeconds,
        long totalSeconds,
        int extraTime,
        long creditedSeconds,
        int passMark,
        int current,
        String kubeconfig,
        Integer looked,
        List<TaskView> tasks,
        Notes notes,
        List<Exam.Document> documents,
        Boolean seenBefore,
        Boolean resumed) {

    /** What the candidate jotted down. @param revision counts up with every change; 0 before the first */
    public record Notes(String text, long revision) {}

    /**
     * A task as its candidate sees it.
     *
     * @param kind {@code lab} or {@code question}
     * @param weight in per cent of the paper
     * @param state {@code unseen}, {@code seen}, or {@code done}: a question that is answered, a lab of which its candidate says so
     * @param context the name of its context in the exam's kubeconfig; null for a question
     * @param attempt at the lab; null before it was opened, and for a question
     * @param answer to the question; null for a lab
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TaskView(
            int number,
            String kind,
            String title,
            int weight,
            long budgetSeconds,
            long spentSeconds,
            String state,
            boolean flagged,
            String context,
            Attempt attempt,
            QuestionView question,
            AnswerView answer) {}

    /** An answer so far. @param given as it is marked; null for none. @param note what to know about it; may be null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerView(JsonNode given, long revision, String completeness, String note) {}

    /** The task of that number. */
    public TaskView task(int number) {
        return tasks.get(number - 1);
    }

    /** How many tasks are in a state. */
    public long count(String wanted) {
        return tasks.stream().filter(t -> t.state().equals(wanted)).count();
    }

    /** With the address of its page. */
    public Sitting withUrl(String page) {
        return copy(page, resumed);
    }

    Sitting asResumed() {
        return copy(url, true);
    }

    private Sitting copy(String page, Boolean again) {
        return new Sitting(
                sitting,
                exam,
                title,
                kind,
                candidate,
                page,
                seed,
                state,
                startedAt,
                deadline,
                endedAt,
                remainingSeconds,
                totalSeconds,
                extraTime,
                creditedSeconds,
                passMark,
                current,
                kubeconfig,
                looked,
                tasks,
                notes,
                documents,
                seenBefore,
                again);
    }

    /** A question without what tells its answer. */
    static QuestionView view(Question question) {
        return QuestionView.of(question);
    }
}
