package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.quiz.Tags;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.util.Arrays;
import java.util.Optional;

/** The tags of an item that ours have a place for, such as {@code domain:probes}; all others are lost. */
record ItemTags(Item item, Reading reading) {
    private static final String CHAPTER = "chapter:";
    private static final String DOMAIN = "domain:";
    private static final String DIFFICULTY = "difficulty:";

    Tags tags() {
        item.tags().stream().filter(tag -> !isKnown(tag)).forEach(tag -> reading.loss(item.where(), "the tag " + tag));
        Integer chapter =
                value(CHAPTER).filter(ItemTags::isChapter).map(Integer::valueOf).orElse(null);
        Domain domain =
                value(DOMAIN).flatMap(name -> named(Domain.values(), name)).orElse(null);
        Difficulty difficulty = value(DIFFICULTY)
                .flatMap(name -> named(Difficulty.values(), name))
                .orElse(null);
        return new Tags(chapter, domain, difficulty);
    }

    private Optional<String> value(String kind) {
        return item.tags().stream()
                .filter(tag -> tag.startsWith(kind))
                .map(tag -> tag.substring(kind.length()).strip())
                .findFirst();
    }

    private static boolean isKnown(String tag) {
        return tag.startsWith(CHAPTER) && isChapter(tag.substring(CHAPTER.length()))
                || tag.startsWith(DOMAIN)
                        && named(Domain.values(), tag.substring(DOMAIN.length()))
                                .isPresent()
                || tag.startsWith(DIFFICULTY)
                        && named(Difficulty.values(), tag.substring(DIFFICULTY.length()))
                                .isPresent();
    }

    private static boolean isChapter(String text) {
        return text.matches("[1-9][0-9]?");
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
