package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.Progress;
import dev.podfall.engine.action.Performer;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.quiz.DrawnNumeric;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ReadOutput;
import dev.podfall.scenario.quiz.ReadPicture;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Somebody who knows everything: performs the labs' reference solutions, and gives the right answers. */
final class ExamSolver {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExamRoom room;

    ExamSolver(ExamRoom room) {
        this.room = room;
    }

    /** Solves a task of a sitting, which is visited. */
    void solve(Sitting sitting, int number) {
        PaperTask task = SittingHistory.of(sitting.sitting(), room.log).task(number);
        Sitting visited = room.examiner.visit(sitting.sitting(), number, Progress.NONE);
        if (task.lab() == null) {
            JsonNode right = task.question().question().accept(new Right());
            room.examiner.answer(sitting.sitting(), number, right, OptionalLong.empty());
        } else {
            Lab lab = room.catalogue().lab(task.lab().lab(), task.lab().seed());
            Cluster cluster = room.clusters.get(visited.task(number).attempt().attempt());
            new Performer(cluster).perform(lab.reference().actions());
            room.examiner.done(sitting.sitting(), number, true);
        }
    }

    /** The right answer of each type. */
    private static final class Right implements Question.Visitor<JsonNode> {
        private static List<String> right(List<Option> options) {
            return options.stream().filter(Option::correct).map(Option::value).toList();
        }

        @Override
        public JsonNode singleChoice(SingleChoice question) {
            return TextNode.valueOf(right(question.options()).get(0));
        }

        @Override
        public JsonNode multipleChoice(MultipleChoice question) {
            return JSON.valueToTree(right(question.options()));
        }

        @Override
        public JsonNode trueFalse(TrueFalse question) {
            return TextNode.valueOf(String.valueOf(question.answer()));
        }

        @Override
        public JsonNode numeric(Numeric question) {
            return TextNode.valueOf(String.valueOf(question.answer()));
        }

        @Override
        public JsonNode matching(Matching question) {
            TreeMap<String, String> pairs = new TreeMap<>();
            question.pairs().forEach(p -> pairs.put(p.left(), p.right()));
            return JSON.valueToTree(pairs);
        }

        @Override
        public JsonNode ordering(Ordering question) {
            return JSON.valueToTree(
                    question.steps().stream().map(Ordering.Step::value).toList());
        }

        @Override
        public JsonNode shortAnswer(ShortAnswer question) {
            return TextNode.valueOf(question.model());
        }

        @Override
        public JsonNode readOutput(ReadOutput question) {
            return TextNode.valueOf(right(question.options()).get(0));
        }

        @Override
        public JsonNode faultyLine(FaultyLine question) {
            return question.lines().stream()
                    .filter(FaultyLine.Line::correct)
                    .map(line -> TextNode.valueOf(String.valueOf(line.line())))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public JsonNode drawnNumeric(DrawnNumeric question) {
            return numeric(question.drawn(Pick.AS_WRITTEN));
        }

        @Override
        public JsonNode readPicture(ReadPicture question) {
            return TextNode.valueOf(right(question.options()).get(0));
        }
    }
}
