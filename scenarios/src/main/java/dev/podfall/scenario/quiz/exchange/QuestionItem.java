package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.draw.Pick;
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
import dev.podfall.scenario.quiz.Tags;
import dev.podfall.scenario.quiz.TrueFalse;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One of our questions as an item. What no foreign format can say is told. */
record QuestionItem(Consumer<Loss> losses) implements Question.Visitor<Item> {
    private static final double HALF = 50;

    private Item item(Kind kind, Question q, String prompt, List<Answer> answers, List<Pair> pairs, String unit) {
        return new Item(
                kind,
                q.id(),
                q.id(),
                q.id(),
                prompt.strip(),
                q.explanation().strip(),
                q.weight(),
                tags(q.tags()),
                answers,
                pairs,
                unit);
    }

    private static List<String> tags(Tags tags) {
        List<String> all = new ArrayList<>();
        if (tags.chapter() != null) {
            all.add("chapter:" + tags.chapter());
        }
        if (tags.domain() != null) {
            all.add("domain:" + tags.domain());
        }
        if (tags.difficulty() != null) {
            all.add("difficulty:" + tags.difficulty());
        }
        return all;
    }

    private static List<Answer> options(List<Option> options, double right, double wrong) {
        return options.stream()
                .map(o -> new Answer(
                        o.value(),
                        o.text().strip(),
                        o.correct() ? right : wrong,
                        o.why().strip(),
                        0))
                .toList();
    }

    private void lost(Question question, String what) {
        losses.accept(new Loss(question.id(), what));
    }

    @Override
    public Item singleChoice(SingleChoice q) {
        return item(Kind.CHOICE, q, q.prompt(), options(q.options(), Item.FULL, 0), List.of(), "");
    }

    @Override
    public Item multipleChoice(MultipleChoice q) {
        double share = Item.FULL / q.options().stream().filter(Option::correct).count();
        return item(Kind.MULTIPLE, q, q.prompt(), options(q.options(), share, -share), List.of(), "");
    }

    @Override
    public Item trueFalse(TrueFalse q) {
        List<Answer> answers = List.of(
                Answer.of("true", q.answer() ? Item.FULL : 0, q.whyTrue().strip()),
                Answer.of("false", q.answer() ? 0 : Item.FULL, q.whyFalse().strip()));
        return item(Kind.TRUE_FALSE, q, q.prompt(), answers, List.of(), "");
    }

    @Override
    public Item numeric(Numeric q) {
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer("", plain(q.answer()), Item.FULL, "", q.tolerance()));
        q.slips()
                .forEach(slip -> answers.add(
                        new Answer("", plain(slip.value()), 0, slip.why().strip(), q.tolerance())));
        return item(Kind.NUMERIC, q, q.prompt(), answers, List.of(), q.unit() == null ? "" : q.unit());
    }

    private static String plain(double number) {
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    @Override
    public Item matching(Matching q) {
        List<Pair> pairs = new ArrayList<>();
        q.pairs()
                .forEach(p ->
                        pairs.add(new Pair(p.left().strip(), p.right(), p.why().strip())));
        q.distractors().forEach(right -> pairs.add(new Pair("", right, "")));
        return item(Kind.MATCHING, q, q.prompt(), List.of(), pairs, "");
    }

    @Override
    public Item ordering(Ordering q) {
        List<Answer> steps = q.steps().stream()
                .map(s -> new Answer(
                        s.value(), s.text().strip(), Item.FULL, s.why().strip(), 0))
                .toList();
        return item(Kind.ORDERING, q, q.prompt(), steps, List.of(), "");
    }

    @Override
    public Item shortAnswer(ShortAnswer q) {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.of(q.model(), Item.FULL, ""));
        for (String expression : q.accepts()) {
            add(q, expression, Item.FULL, "", answers);
        }
        q.near().forEach(near -> add(q, near.matches(), HALF, near.why().strip(), answers));
        return item(Kind.SHORT, q, q.prompt(), answers, List.of(), "");
    }

    private void add(ShortAnswer q, String expression, double percent, String why, List<Answer> answers) {
        Optional<List<String>> texts = FinitePattern.texts(expression);
        if (texts.isEmpty()) {
            lost(q, "the answers that the regular expression " + expression + " allows");
        }
        texts.orElse(List.of()).stream()
                .filter(text -> answers.stream().noneMatch(a -> a.text().equals(text)))
                .forEach(text -> answers.add(Answer.of(text, percent, why)));
    }

    @Override
    public Item readOutput(ReadOutput q) {
        lost(q, "its type: reading an output becomes a choice with the output in its text");
        return item(Kind.CHOICE, q, q.promptInFull(), options(q.options(), Item.FULL, 0), List.of(), "");
    }

    @Override
    public Item faultyLine(FaultyLine q) {
        lost(q, "its type: choosing a line becomes a choice among the lines");
        List<Answer> answers = new ArrayList<>();
        for (String number : q.numbers()) {
            int line = Integer.parseInt(number);
            Optional<FaultyLine.Line> said =
                    q.lines().stream().filter(l -> l.line() == line).findFirst();
            boolean right = said.map(FaultyLine.Line::correct).orElse(false);
            boolean first = answers.stream().noneMatch(Answer::isRight);
            if (right && !first) {
                lost(q, "that line " + line + " is right, too");
            }
            String why = said.map(FaultyLine.Line::why).orElse(q.otherwise()).strip();
            answers.add(new Answer("line-" + number, q.name(line), right && first ? Item.FULL : 0, why, 0));
        }
        return item(Kind.CHOICE, q, q.promptInFull(), answers, List.of(), "");
    }

    @Override
    public Item drawnNumeric(DrawnNumeric q) {
        lost(q, "its draws: the numbers are those of the first draw");
        return numeric(q.drawn(Pick.AS_WRITTEN));
    }

    @Override
    public Item readPicture(ReadPicture q) {
        lost(q, "its picture: it becomes a table in the text");
        return item(Kind.CHOICE, q, q.promptInFull(), options(q.options(), Item.FULL, 0), List.of(), "");
    }
}
