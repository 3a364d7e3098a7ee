package dev.podfall.web.quiz.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Puts choices in an order that tells nothing, differs between sittings and stays the same within one. */
public final class Shuffle {
    private final String sitting;

    /** @param sitting its id */
    public Shuffle(String sitting) {
        this.sitting = sitting;
    }

    <T> List<T> of(String question, List<T> choices, Function<T, String> name) {
        return choices.stream()
                .sorted(Comparator.comparingLong(choice -> weight(question + "/" + name.apply(choice))))
                .toList();
    }

    /** As above, but never the order in which they come: for steps, that is the answer. */
    <T> List<T> disorder(String question, List<T> steps, Function<T, String> name) {
        var drawn = of(question, steps, name);
        if (steps.size() < 2 || !drawn.equals(steps)) {
            return drawn;
        }
        var turned = new ArrayList<>(drawn);
        Collections.rotate(turned, 1);
        return List.copyOf(turned);
    }

    private long weight(String text) {
        var sum = new CRC32();
        sum.update((sitting + "/" + text).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
