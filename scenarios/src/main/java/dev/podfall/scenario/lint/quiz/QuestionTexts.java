package dev.podfall.scenario.lint.quiz;

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
import java.util.stream.Stream;

/** Collects what is written in a question. */
final class QuestionTexts implements Question.Visitor<Stream<Text>> {
    private final String question;

    private QuestionTexts(Question question) {
        this.question = "question " + question.id();
    }

    static Stream<Text> of(Question question) {
        QuestionTexts texts = new QuestionTexts(question);
        Stream<Text> own = Stream.of(
                Text.prose(texts.at("prompt"), question.prompt()),
                Text.prose(texts.at("explanation"), question.explanation()));
        return Stream.concat(own, question.accept(texts));
    }

    @Override
    public Stream<Text> singleChoice(SingleChoice q) {
        return options(q.options());
    }

    @Override
    public Stream<Text> multipleChoice(MultipleChoice q) {
        return options(q.options());
    }

    @Override
    public Stream<Text> trueFalse(TrueFalse q) {
        return Stream.of(Text.prose(at("whyTrue"), q.whyTrue()), Text.prose(at("whyFalse"), q.whyFalse()));
    }

    @Override
    public Stream<Text> numeric(Numeric q) {
        return Stream.concat(
                q.unit() == null ? Stream.empty() : Stream.of(Text.name(at("unit"), q.unit())),
                q.slips().stream().map(slip -> Text.prose(at("slip " + slip.value() + ", why"), slip.why())));
    }

    @Override
    public Stream<Text> matching(Matching q) {
        return Stream.concat(
                q.pairs().stream()
                        .flatMap(pair -> Stream.of(
                                Text.line(at("left"), pair.left()),
                                Text.plain(at("right of \"" + pair.left() + "\""), pair.right()),
                                Text.prose(at("why of \"" + pair.left() + "\""), pair.why()))),
                q.distractors().stream().map(text -> Text.plain(at("distractors"), text)));
    }

    @Override
    public Stream<Text> ordering(Ordering q) {
        return q.steps().stream()
                .flatMap(step -> Stream.of(
                        Text.value(at("value of a step"), step.value()),
                        Text.line(at("text of step " + step.value()), step.text()),
                        Text.prose(at("why of step " + step.value()), step.why())));
    }

    @Override
    public Stream<Text> shortAnswer(ShortAnswer q) {
        return Stream.concat(
                Stream.concat(
                        Stream.of(Text.plain(at("model"), q.model())),
                        q.accepts().stream().map(expression -> Text.plain(at("accepts"), expression))),
                q.near().stream()
                        .flatMap(near -> Stream.of(
                                Text.plain(at("near"), near.matches()),
                                Text.prose(at("why of a near answer"), near.why()))));
    }

    @Override
    public Stream<Text> readOutput(ReadOutput q) {
        return Stream.concat(
                Stream.of(
                        Text.plain(at("command"), q.console().command()),
                        Text.exhibit(at("output"), q.console().output())),
                options(q.options()));
    }

    @Override
    public Stream<Text> faultyLine(FaultyLine q) {
        return Stream.concat(
                Stream.of(Text.exhibit(at("manifest"), q.manifest()), Text.prose(at("otherwise"), q.otherwise())),
                q.lines().stream().map(line -> Text.prose(at("why of line " + line.line()), line.why())));
    }

    @Override
    public Stream<Text> drawnNumeric(DrawnNumeric q) {
        return Stream.concat(
                q.unit() == null ? Stream.empty() : Stream.of(Text.name(at("unit"), q.unit())),
                q.slips().stream().map(slip -> Text.prose(at("slip " + slip.value() + ", why"), slip.why())));
    }

    @Override
    public Stream<Text> readPicture(ReadPicture q) {
        Stream<Text> picture = q.picture().problem().isEmpty()
                ? Stream.of(
                        Text.plain(at("title of the picture"), q.picture().title()),
                        Text.exhibit(at("picture"), q.exhibit()))
                : Stream.empty();
        return Stream.concat(picture, options(q.options()));
    }

    private Stream<Text> options(List<Option> options) {
        return options.stream()
                .flatMap(option -> Stream.of(
                        Text.value(at("value of an option"), option.value()),
                        Text.line(at("text of option " + option.value()), option.text()),
                        Text.prose(at("why of option " + option.value()), option.why())));
    }

    private String at(String part) {
        return question + ", " + part;
    }
}
