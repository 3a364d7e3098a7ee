package dev.podfall.web.quiz;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Puts choices in an order that tells nothing, differs between sittings and stays the same within one. */
final class Shuffle {
    private final String sitting;

    Shuffle(String sitting) {
        this.sitting = sitting;
    }

    <T> List<T> of(String question, List<T> choices, Function<T, String> name) {
        return choices.stream()
                .sorted(Comparator.comparingLong(choice -> weight(question + "/" + name.apply(choice))))
                .toList();
    }

    private long weight(String text) {
        var sum = new CRC32();
        sum.update((sitting + "/" + text).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
