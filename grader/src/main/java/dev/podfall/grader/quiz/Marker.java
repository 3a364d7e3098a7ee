package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Marks a response to a question. The response's form is in each question type's Javadoc; null means none. */
public final class Marker {
    private Marker() {}

    /** Never throws for a strange response: it is just not right. */
    public static Mark mark(Question question, JsonNode response) {
        JsonNode given = response == null || response instanceof NullNode ? MissingNode.getInstance() : response;
        if (question instanceof SingleChoice q) {
            return single(q, given);
        } else if (question instanceof MultipleChoice q) {
            return multiple(q, given);
        } else if (question instanceof TrueFalse q) {
            return trueFalse(q, given);
        } else if (question instanceof Numeric q) {
            return numeric(q, given);
        } else if (question instanceof Matching q) {
            return matching(q, given);
        } else if (question instanceof Ordering q) {
            return ordering(q, given);
        }
        return shortAnswer((ShortAnswer) question, given);
    }

    private static Mark single(SingleChoice q, JsonNode given) {
        String chosen = given.asText("");
        boolean right =
                q.options().stream().anyMatch(o -> o.correct() && o.value().equals(chosen));
        return new Mark(right ? 1 : 0, !chosen.isEmpty(), rightOnes(q.options()), remarks(q.options(), Set.of(chosen)));
    }

    private static Mark multiple(MultipleChoice q, JsonNode given) {
        Set<String> chosen = new TreeSet<>();
        given.forEach(v -> chosen.add(v.asText()));
        if (given.isTextual() && !given.asText().isEmpty()) {
            chosen.add(given.asText());
        }
        long rights = q.options().stream().filter(Option::correct).count();
        double points = 0;
        for (Option option : q.options()) {
            if (chosen.contains(option.value())) {
                points += option.correct() ? 1 : -1;
            }
        }
        double fraction = Math.max(0, points / rights);
        return new Mark(fraction, !chosen.isEmpty(), rightOnes(q.options()), remarks(q.options(), chosen));
    }

    private static Mark trueFalse(TrueFalse q, JsonNode given) {
        String chosen = given.asText("");
        boolean right = chosen.equals(String.valueOf(q.answer()));
        List<Remark> remarks = List.of(
                new Remark("True", chosen.equals("true"), q.answer(), q.whyTrue()),
                new Remark("False", chosen.equals("false"), !q.answer(), q.whyFalse()));
        return new Mark(right ? 1 : 0, !chosen.isEmpty(), q.answer() ? "True" : "False", remarks);
    }

    private static Mark numeric(Numeric q, JsonNode given) {
        OptionalDouble number = number(given);
        boolean right = number.isPresent() && within(number.getAsDouble(), q.answer(), q.tolerance());
        String unit = q.unit() == null ? "" : " " + q.unit();
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(shown(q.answer()) + unit, right, true, q.explanation()));
        for (Numeric.Slip slip : q.slips()) {
            boolean chosen = !right && number.isPresent() && within(number.getAsDouble(), slip.value(), q.tolerance());
            remarks.add(new Remark(shown(slip.value()) + unit, chosen, false, slip.why()));
        }
        return new Mark(right ? 1 : 0, !given.asText("").isBlank(), shown(q.answer()) + unit, remarks);
    }

    private static Mark matching(Matching q, JsonNode given) {
        List<Remark> remarks = new ArrayList<>();
        int good = 0;
        for (Matching.Pair pair : q.pairs()) {
            String chosen = given.path(pair.left()).asText("");
            boolean right = chosen.equals(pair.right());
            good += right ? 1 : 0;
            remarks.add(new Remark(pair.left() + " → " + pair.right(), right, true, pair.why()));
        }
        String all = String.join("; ", remarks.stream().map(Remark::text).toList());
        return new Mark((double) good / q.pairs().size(), !given.isEmpty(), all, remarks);
    }

    private static Mark ordering(Ordering q, JsonNode given) {
        List<String> chosen = new ArrayList<>();
        given.forEach(v -> chosen.add(v.asText()));
        List<String> right = q.steps().stream().map(Ordering.Step::value).toList();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            boolean inPlace = i < chosen.size() && chosen.get(i).equals(right.get(i));
            Ordering.Step step = q.steps().get(i);
            remarks.add(new Remark((i + 1) + ". " + step.text(), inPlace, true, step.why()));
        }
        String all =
                String.join(" → ", q.steps().stream().map(Ordering.Step::text).toList());
        return new Mark(neighbours(right, chosen), !chosen.isEmpty(), all, remarks);
    }

    /** The share of pairs that stand in the right order: one misplaced step does not spoil all behind it. */
    private static double neighbours(List<String> right, List<String> chosen) {
        if (!Set.copyOf(right).equals(Set.copyOf(chosen)) || right.size() != chosen.size()) {
            return 0;
        }
        int pairs = 0;
        int good = 0;
        for (int i = 0; i < right.size(); i++) {
            for (int j = i + 1; j < right.size(); j++) {
                pairs++;
                good += chosen.indexOf(right.get(i)) < chosen.indexOf(right.get(j)) ? 1 : 0;
            }
        }
        double share = pairs == 0 ? 1 : (double) good / pairs;
        return Math.max(0, 2 * share - 1);
    }

    private static Mark shortAnswer(ShortAnswer q, JsonNode given) {
        String text = given.asText("").strip().replaceAll("\\s+", " ");
        boolean right = q.accepts().stream().anyMatch(a -> matches(a, text));
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(q.model(), right, true, q.explanation()));
        boolean near = false;
        for (ShortAnswer.Near n : q.near()) {
            if (!right && !near && matches(n.matches(), text)) {
                near = true;
                remarks.add(new Remark(text, true, false, n.why()));
            }
        }
        return new Mark(right ? 1 : near ? 0.5 : 0, !text.isEmpty(), q.model(), remarks);
    }

    private static boolean matches(String regex, String text) {
        return text.length() <= 500
                && Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .matches();
    }

    private static List<Remark> remarks(List<Option> options, Set<String> chosen) {
        return options.stream()
                .map(o -> new Remark(o.text(), chosen.contains(o.value()), o.correct(), o.why()))
                .toList();
    }

    private static String rightOnes(List<Option> options) {
        return String.join(
                "; ", options.stream().filter(Option::correct).map(Option::text).toList());
    }

    private static OptionalDouble number(JsonNode given) {
        if (given.isNumber()) {
            return OptionalDouble.of(given.asDouble());
        }
        try {
            String text = given.asText("").strip().replace(',', '.').replaceAll("[^0-9.eE+-]", "");
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static boolean within(double number, double target, double tolerance) {
        return Math.abs(number - target) <= tolerance + 1e-9;
    }

    private static String shown(double number) {
        return number == Math.rint(number)
                ? String.valueOf((long) number)
                : String.format(Locale.ROOT, "%.4f", number).replaceAll("0+$", "");
    }
}
