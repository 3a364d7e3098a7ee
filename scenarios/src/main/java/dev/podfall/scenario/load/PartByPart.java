package dev.podfall.scenario.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a lab as far as it can be read, and keeps all that is in the way: its author wants to hear of it at once. */
final class PartByPart {
    private final Set<String> told = new LinkedHashSet<>();
    private final List<UnreadableData> troubles = new ArrayList<>();

    /** What a part is; null where it cannot be read. */
    <T> T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (UnreadableData trouble) {
            if (told.add(trouble.getMessage())) {
                troubles.add(trouble);
            }
            return null;
        }
    }

    /** All that was in the way, in the order it was met. */
    List<UnreadableData> troubles() {
        return List.copyOf(troubles);
    }
}
