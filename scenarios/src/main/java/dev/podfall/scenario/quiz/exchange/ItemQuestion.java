package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.Tags;
import dev.podfall.scenario.quiz.TrueFalse;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An item as one of our questions. What ours cannot say is a loss, and what cannot be asked at all a problem. */
final class ItemQuestion {
    private final Item item;
    private final String id;
    private final Reading reading;

    /** @param id what the question is called in our file */
    ItemQuestion(Item item, String id, Reading reading) {
        this.item = item;
        this.id = id;
        this.reading = reading;
    }

    /** Empty when it cannot be asked, which is told. */
    Optional<Question> question() {
        return switch (item.kind()) {
            case CHOICE -> choice();
            case MULTIPLE -> multiple();
            case TRUE_FALSE -> trueFalse();
            case NUMERIC -> numeric();
            case MATCHING -> matching();
            case ORDERING -> ordering();
            case SHORT -> new WordsQuestion(item, id, tags(), reading).question();
        };
    }

    private Optional<Question> choice() {
        long right = item.answers().stream().filter(Answer::isRight).count();
        if (right != 1) {
            return problem(right + " answers are fully right.", "Let one have all points, or several a share of them.");
        }
        if (item.answers().stream().anyMatch(a -> a.percent() > 0 && !a.isRight())) {
            lost("the part of the points for an answer that is not fully right");
        }
        if (item.answers().stream().anyMatch(a -> a.percent() < 0)) {
            lost("the points that a wrong answer takes away");
        }
        return Optional.of(new SingleChoice(
                id,
                item.prompt(),
                points(),
                tags(),
                explanation(item, words(Answer::isRight)),
                options(Answer::isRight)));
    }

    private Optional<Question> multiple() {
        if (item.answers().stream().noneMatch(a -> a.percent() > 0)) {
            return problem("No answer is right.", "Give the right ones a share of the points.");
        }
        if (item.answers().stream()
                        .filter(a -> a.percent() > 0)
                        .map(Answer::percent)
                        .distinct()
                        .count()
                > 1) {
            lost("that right answers have different shares: here each has the same");
        }
        return Optional.of(new MultipleChoice(
                id,
                item.prompt(),
                points(),
                tags(),
                explanation(item, words(a -> a.percent() > 0)),
                options(a -> a.percent() > 0)));
    }

    private String words(java.util.function.Predicate<Answer> right) {
        return item.answers().stream().filter(right).map(Answer::text).collect(Collectors.joining("; "));
    }

    private List<Option> options(java.util.function.Predicate<Answer> isRight) {
        List<Option> options = new ArrayList<>();
        for (Answer answer : item.answers()) {
            boolean right = isRight.test(answer);
            String why =
                    answer.feedback().isBlank() ? (right ? "This is right." : "This is wrong.") : answer.feedback();
            options.add(new Option(value(answer, options.size()), oneLine(answer.text()), right, why));
        }
        return options;
    }

    /** {@code a}, {@code b} and so on, where the file has no names. */
    private String value(Answer answer, int place) {
        long same = item.answers().stream()
                .filter(a -> a.value().equals(answer.value()))
                .count();
        boolean usable = same == 1 && !answer.value().isBlank();
        int letters = 'z' - 'a' + 1;
        return usable
                ? answer.value()
                : (place < letters ? "" : String.valueOf(place / letters)) + (char) ('a' + place % letters);
    }

    static String oneLine(String text) {
        return text.contains("```") ? text : text.replaceAll("\\s*\n\\s*", " ");
    }

    private Optional<Question> trueFalse() {
        Answer truth = item.answers().stream()
                .filter(a -> a.text().equalsIgnoreCase("true"))
                .findFirst()
                .orElse(Answer.of("true", 0, ""));
        Answer other = item.answers().stream()
                .filter(a -> a.text().equalsIgnoreCase("false"))
                .findFirst()
                .orElse(Answer.of("false", 0, ""));
        if (truth.isRight() == other.isRight()) {
            return problem("Neither or both of true and false are right.", "Give one of them all points.");
        }
        boolean answer = truth.isRight();
        return Optional.of(new TrueFalse(
                id,
                item.prompt(),
                points(),
                tags(),
                explanation(item, answer ? "true" : "false"),
                answer,
                said(truth, answer),
                said(other, !answer)));
    }

    private static String said(Answer answer, boolean right) {
        return answer.feedback().isBlank() ? (right ? "This is right." : "This is wrong.") : answer.feedback();
    }

    private Optional<Question> numeric() {
        List<Answer> right = item.answers().stream().filter(Answer::isRight).toList();
        if (right.isEmpty() || !item.answers().stream().allMatch(a -> isNumber(a.text()))) {
            return problem("It has no right number, or one that is none.", "Give it a number such as 3 or 2.5.");
        }
        Answer first = right.get(0);
        if (right.size() > 1 || item.answers().stream().anyMatch(a -> !a.isRight() && a.percent() != 0)) {
            lost("numbers besides " + first.text() + " that earn points");
        }
        List<Numeric.Slip> slips = new ArrayList<>();
        item.answers().stream()
                .filter(a -> !a.isRight() && !a.feedback().isBlank() && a.percent() <= 0)
                .forEach(a -> slips.add(new Numeric.Slip(Double.parseDouble(a.text()), a.feedback())));
        if (slips.isEmpty() && item.answers().stream().anyMatch(a -> a.percent() == 0)) {
            lost("wrong numbers of which nothing is said");
        }
        String unit = item.unit().isEmpty() ? null : item.unit();
        String why = first.feedback().isBlank() ? explanation(item, first.text()) : first.feedback() + more();
        return Optional.of(new Numeric(
                id,
                item.prompt(),
                points(),
                tags(),
                why,
                Double.parseDouble(first.text()),
                first.tolerance(),
                unit,
                slips));
    }

    private String more() {
        return item.feedback().isBlank() ? "" : "\n\n" + item.feedback();
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private Optional<Question> matching() {
        List<Matching.Pair> pairs = item.pairs().stream()
                .filter(pair -> !pair.left().isBlank())
                .map(pair -> new Matching.Pair(
                        oneLine(pair.left()),
                        oneLine(pair.right()),
                        pair.feedback().isBlank() ? "They belong together." : pair.feedback()))
                .toList();
        if (pairs.size() < 2) {
            return problem("It has " + pairs.size() + " pairs.", "Give it two or more.");
        }
        List<String> rights = pairs.stream().map(Matching.Pair::right).toList();
        List<String> distractors = item.pairs().stream()
                .filter(pair -> pair.left().isBlank() && !rights.contains(pair.right()))
                .map(pair -> oneLine(pair.right()))
                .toList();
        String all = pairs.stream().map(p -> p.left() + " → " + p.right()).collect(Collectors.joining("; "));
        return Optional.of(
                new Matching(id, item.prompt(), points(), tags(), explanation(item, all), pairs, distractors));
    }

    private Optional<Question> ordering() {
        List<Ordering.Step> steps = new ArrayList<>();
        for (Answer step : item.answers()) {
            String why = step.feedback().isBlank() ? "This is step " + (steps.size() + 1) + "." : step.feedback();
            steps.add(new Ordering.Step(value(step, steps.size()), oneLine(step.text()), why));
        }
        if (steps.size() < 2) {
            return problem("It has " + steps.size() + " steps.", "Give it two or more.");
        }
        return Optional.of(
                new Ordering(id, item.prompt(), points(), tags(), explanation(item, words(step -> true)), steps));
    }

    /** What is said afterwards; of a file that says nothing, what is right. */
    static String explanation(Item item, String right) {
        return item.feedback().isBlank() ? "Right: " + right : item.feedback();
    }

    private Integer points() {
        return item.points();
    }

    private Tags tags() {
        return new ItemTags(item, reading).tags();
    }

    private Optional<Question> problem(String what, String next) {
        reading.problem(item.where(), what, next);
        return Optional.empty();
    }

    private void lost(String what) {
        reading.loss(item.where(), what);
    }
}
