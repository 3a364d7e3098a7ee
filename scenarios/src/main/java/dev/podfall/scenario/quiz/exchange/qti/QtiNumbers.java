package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/** The numbers that a responseProcessing compares a response with, and how near they have to be. */
final class QtiNumbers {
    private QtiNumbers() {}

    /** @param said the feedback of a name */
    static List<Answer> of(Element item, QtiKey key, UnaryOperator<String> said) {
        List<Answer> answers = new ArrayList<>();
        for (Element equal : XmlFile.below(item, "equal")) {
            String value = XmlFile.text(equal, "baseValue");
            boolean isRight = XmlFile.child(equal, "correct").isPresent();
            String number = isRight ? key.correct().stream().findFirst().orElse("") : value;
            if (!number.isEmpty()) {
                Element branch = (Element) equal.getParentNode();
                String feedback = XmlFile.below(branch, "baseValue").stream()
                        .filter(v -> v.getAttribute("baseType").equals("identifier"))
                        .map(v -> said.apply(v.getTextContent().strip()))
                        .findFirst()
                        .orElse("");
                double percent = isRight ? Item.FULL : 0;
                answers.add(new Answer("", number, percent, isRight ? "" : feedback, tolerance(equal, number)));
            }
        }
        if (answers.stream().noneMatch(Answer::isRight)) {
            key.correct().stream().findFirst().ifPresent(n -> answers.add(0, new Answer("", n, Item.FULL, "", 0)));
        }
        return answers;
    }

    private static double tolerance(Element equal, String target) {
        String[] sides = equal.getAttribute("tolerance").strip().split("\\s+");
        double tolerance = number(sides[sides.length - 1]);
        return switch (equal.getAttribute("toleranceMode")) {
            case "absolute" -> Math.abs(tolerance);
            case "relative" -> Math.abs(tolerance * number(target) / 100);
            default -> 0;
        };
    }

    /** 0 for what is none. */
    static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
