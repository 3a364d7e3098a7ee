package dev.podfall.web.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.quiz.Note;
import dev.podfall.grader.quiz.QuestionView;
import dev.podfall.scenario.quiz.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sitting as programs see it. Nothing in it tells an answer before it may be told.
 *
 * @param state {@code running} or {@code over}
 * @param remainingSeconds 0 when it is over
 * @param feedback {@code immediate} or {@code deferred}
 * @param url a page of it, which signs a browser in
 * @param score 0 to 100; null while it runs
 * @param ending {@code submitted} or {@code expired}; null while it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizSitting(
        String sitting,
        String quiz,
        String title,
        String state,
        Instant startedAt,
        Instant deadline,
        long remainingSeconds,
        String feedback,
        int passMark,
        String url,
        Integer score,
        Boolean passed,
        String ending,
        List<Asked> questions) {

    /**
     * A question of it.
     *
     * @param points for a fully right answer
     * @param remainingSeconds of the question's own clock; null without one
     * @param closed whether its answer cannot be changed any more
     * @param mark null as long as it is not told
     * @param explanation Markdown; null as the mark
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(
            int number,
            int points,
            QuestionView question,
            JsonNode answer,
            long revision,
            String completeness,
            String note,
            boolean flagged,
            boolean closed,
            Long remainingSeconds,
            Mark mark,
            String explanation) {}

    static QuizSitting of(Sitting sitting, String url) {
        var row = sitting.row();
        return new QuizSitting(
                sitting.id(),
                row.quizId(),
                row.title(),
                sitting.isOver() ? "over" : "running",
                row.startedAt(),
                row.deadline(),
                sitting.isOver() ? 0 : sitting.remainingSeconds(),
                row.feedback(),
                sitting.quiz().passMark(),
                url,
                row.score(),
                row.passed(),
                row.ending(),
                IntStream.rangeClosed(1, sitting.count())
                        .mapToObj(number -> asked(sitting, number))
                        .toList());
    }

    private static Asked asked(Sitting sitting, int number) {
        var question = sitting.question(number);
        var reply = sitting.reply(question);
        var told = mark(sitting, question, number);
        var hasClock = sitting.quiz().secondsPerQuestion() != null;
        return new Asked(
                number,
                question.weight(),
                QuestionView.of(question),
                reply.isGiven() ? reply.json() : null,
                sitting.revision(question),
                sitting.completeness(question).name(),
                sitting.note(question).map(Note::text).orElse(null),
                sitting.isFlagged(question),
                sitting.isOver() || sitting.isLocked(question),
                hasClock && !sitting.isOver() ? sitting.remainingSeconds(question) : null,
                told,
                told == null ? null : question.explanation());
    }

    private static Mark mark(Sitting sitting, Question question, int number) {
        if (sitting.row().marks() != null) {
            return Marks.read(sitting.row().marks()).byQuestion().get(question.id());
        }
        var isTold = sitting.isToldAtOnce() && sitting.isLocked(question) && !sitting.isOver();
        return isTold ? Result.line(sitting, number, List.of()).mark() : null;
    }
}
