package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What a responseDeclaration says of right and wrong.
 *
 * @param correct the values of its correctResponse, in their order
 * @param mapped what values are worth, in the file's own measure
 */
record QtiKey(String baseType, boolean isSeveral, List<String> correct, Map<String, Double> mapped) {
    static QtiKey of(Element item, String response) {
        Element declaration = XmlFile.children(item, "responseDeclaration").stream()
                .filter(e -> e.getAttribute("identifier").equals(response))
                .findFirst()
                .orElse(null);
        if (declaration == null) {
            return new QtiKey("", false, List.of(), Map.of());
        }
        List<String> correct = XmlFile.child(declaration, "correctResponse").stream()
                .flatMap(e -> XmlFile.children(e, "value").stream())
                .map(e -> e.getTextContent().strip())
                .toList();
        Map<String, Double> mapped = new LinkedHashMap<>();
        for (Element entry : XmlFile.below(declaration, "mapEntry")) {
            mapped.put(entry.getAttribute("mapKey"), QtiNumbers.number(entry.getAttribute("mappedValue")));
        }
        boolean several = declaration.getAttribute("cardinality").equals("multiple");
        return new QtiKey(declaration.getAttribute("baseType"), several, correct, mapped);
    }

    boolean isNumber() {
        return baseType.equals("float") || baseType.equals("integer");
    }

    /** What a choice is worth. */
    double percent(String value) {
        Set<String> right = right();
        if (right.contains(value)) {
            return isSeveral ? Item.FULL / right.size() : Item.FULL;
        }
        double best =
                mapped.values().stream().filter(v -> v > 0).mapToDouble(v -> v).sum();
        double worth = mapped.getOrDefault(value, 0.0);
        return best == 0 ? 0 : Math.max(-Item.FULL, Math.min(Item.FULL, Item.FULL * worth / best));
    }

    private Set<String> right() {
        if (!correct.isEmpty()) {
            return new LinkedHashSet<>(correct);
        }
        double best = mapped.values().stream().mapToDouble(v -> v).max().orElse(0);
        Set<String> right = new LinkedHashSet<>();
        mapped.forEach((value, worth) -> {
            if (worth > 0 && (isSeveral || worth >= best)) {
                right.add(value);
            }
        });
        return right;
    }

    /** The words that are right, or nearly. */
    List<Answer> typed() {
        double best = mapped.values().stream().mapToDouble(v -> v).max().orElse(1);
        List<Answer> answers = new ArrayList<>();
        correct.stream()
                .filter(word -> !mapped.containsKey(word))
                .forEach(word -> answers.add(Answer.of(word, Item.FULL, "")));
        mapped.forEach((word, worth) -> {
            if (worth > 0) {
                answers.add(Answer.of(word, Item.FULL * worth / best, ""));
            }
        });
        return answers;
    }
}
