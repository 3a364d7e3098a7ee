package dev.podfall.scenario.quiz.exchange.gift;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answers of a numeric question: {@code 3:0.1}, {@code 1..5}, {@code =3 #why =%50%4:1}. */
final class GiftNumbers {
    private static final String NUMBER = "\\s*([+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*";
    private static final Pattern WEIGHT = Pattern.compile("(?s)\\s*%(-?[0-9]+(?:\\.[0-9]+)?)%(.*)");
    private static final Pattern ABOUT = Pattern.compile(NUMBER + "(?::" + NUMBER + ")?");
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    private GiftNumbers() {}

    /** Empty when something in it is a problem, which is told. */
    static List<Answer> of(String answers, String where, GiftFormat format, Reading reading) {
        String marked = answers.stripLeading();
        boolean isPlain = !marked.startsWith("=") && !marked.startsWith("~");
        List<Answer> all = new ArrayList<>();
        for (String part : GiftText.parts(isPlain ? "=" + marked : marked, "=~")) {
            String[] sides = part.substring(1).split("#", 2);
            String feedback = sides.length > 1 ? format.markdown(sides[1]) : "";
            Matcher weight = WEIGHT.matcher(sides[0]);
            boolean weighted = weight.matches();
            double percent = weighted ? Double.parseDouble(weight.group(1)) : part.charAt(0) == '=' ? Item.FULL : 0;
            String number = GiftText.shown(weighted ? weight.group(2) : sides[0]);
            if (number.isEmpty() && part.charAt(0) == '~') {
                if (!feedback.isEmpty()) {
                    reading.loss(where, "the feedback for any other number");
                }
                continue;
            }
            Answer answer = answer(number, percent, feedback);
            if (answer == null) {
                reading.problem(
                        where,
                        "\"" + number + "\" is no number, range or number with a tolerance.",
                        "Write {#3}, {#3:0.1} or {#1..5}.");
                return List.of();
            }
            all.add(answer);
        }
        if (all.isEmpty()) {
            reading.problem(where, "There is no number in the braces.", "Write {#3}, {#3:0.1} or {#1..5}.");
        }
        return all;
    }

    private static Answer answer(String text, double percent, String feedback) {
        Matcher about = ABOUT.matcher(text);
        if (about.matches()) {
            double tolerance = about.group(2) == null ? 0 : Double.parseDouble(about.group(2));
            return new Answer("", about.group(1), percent, feedback, Math.abs(tolerance));
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return null;
        }
        BigDecimal from = new BigDecimal(range.group(1));
        BigDecimal to = new BigDecimal(range.group(2));
        BigDecimal half = BigDecimal.valueOf(0.5);
        BigDecimal middle = from.add(to).multiply(half).stripTrailingZeros();
        double tolerance = to.subtract(from).abs().multiply(half).doubleValue();
        return new Answer("", middle.toPlainString(), percent, feedback, tolerance);
    }
}
