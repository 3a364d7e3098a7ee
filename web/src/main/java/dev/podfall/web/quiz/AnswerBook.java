package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.store.AnswerRepository;
import dev.podfall.web.store.AnswerRow;
import dev.podfall.web.store.LateAnswerRepository;
import dev.podfall.web.store.LateAnswerRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what was answered, and what came too late. Whether it may be is decided by {@link Sittings}. */
@Singleton
final class AnswerBook {
    private final AnswerRepository answers;
    private final LateAnswerRepository late;

    AnswerBook(AnswerRepository answers, LateAnswerRepository late) {
        this.answers = answers;
        this.late = late;
    }

    /** Of a sitting, by question id. */
    Map<String, AnswerRow> of(String sitting) {
        return answers.findBySittingId(sitting).stream()
                .collect(Collectors.toMap(AnswerRow::questionId, Function.identity()));
    }

    /** What came for an ended sitting when the time was over, by question id. */
    Map<String, Reply> late(String sitting) {
        return late.findBySittingId(sitting).stream()
                .collect(Collectors.toMap(LateAnswerRow::questionId, row -> Reply.stored(row.response())));
    }

    /** Keeps an answer and a flag; an answer that stays as it is keeps its revision. */
    void write(Sitting sitting, Question question, Reply reply, boolean flagged, Instant now) {
        var known = sitting.answers().get(question.id());
        if (known == null) {
            var isEmpty = !reply.isGiven();
            var row = AnswerRow.of(sitting.id(), question.id(), reply.toStore(), flagged, now);
            answers.save(isEmpty ? withoutAnswer(sitting, question, flagged, now) : row);
        } else if (sitting.reply(question).equals(reply)) {
            answers.update(known.marked(flagged, now));
        } else {
            answers.update(known.changed(reply.toStore(), flagged, now));
        }
    }

    /** The clock of a question begins; once. */
    void open(Sitting sitting, Question question, Instant now) {
        var known = sitting.answers().get(question.id());
        if (known == null) {
            answers.save(withoutAnswer(sitting, question, false, now).opened(now));
        } else if (known.openedAt() == null) {
            answers.update(known.opened(now));
        }
    }

    /** The answer stands, for good. */
    void check(Sitting sitting, Question question, Instant now) {
        var known = sitting.answers().get(question.id());
        answers.update(known.checked(now));
    }

    void keepLate(Sitting sitting, Question question, Reply reply, Instant now) {
        var row = LateAnswerRow.of(sitting.id(), question.id(), reply.toStore(), now);
        if (late.existsById(row.id())) {
            late.update(row);
        } else {
            late.save(row);
        }
    }

    private static AnswerRow withoutAnswer(Sitting sitting, Question question, boolean flagged, Instant now) {
        var id = sitting.id() + "/" + question.id();
        return new AnswerRow(id, sitting.id(), question.id(), null, flagged, now, 0, null, null);
    }
}
