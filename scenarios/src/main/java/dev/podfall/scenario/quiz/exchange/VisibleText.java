package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.util.List;

/** An item without characters that nobody sees, such as those that word processors put between words. */
final class VisibleText {
    private static final String UNSEEN =
            "[\\p{Cc}&&[^\\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\u00AD]";

    private VisibleText() {}

    static Item of(Item raw, Reading reading) {
        Item item = new Item(
                raw.kind(),
                raw.where(),
                raw.id(),
                seen(raw.name()),
                seen(raw.prompt()),
                seen(raw.feedback()),
                raw.points(),
                raw.tags(),
                answers(raw.answers()),
                raw.pairs().stream()
                        .map(p -> new Pair(seen(p.left()), seen(p.right()), seen(p.feedback())))
                        .toList(),
                seen(raw.unit()));
        if (!item.equals(raw)) {
            reading.loss(raw.where(), "characters that are not seen");
        }
        return item;
    }

    private static List<Answer> answers(List<Answer> raw) {
        return raw.stream()
                .map(a -> new Answer(a.value(), seen(a.text()), a.percent(), seen(a.feedback()), a.tolerance()))
                .toList();
    }

    private static String seen(String text) {
        return text.replace('\t', ' ').replaceAll(UNSEEN, "");
    }
}
