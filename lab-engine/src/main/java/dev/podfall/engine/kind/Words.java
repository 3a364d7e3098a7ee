package dev.podfall.engine.kind;

import java.util.List;

/** Picks from what programs say what a person needs. */
final class Words {
    private Words() {}

    /** The last lines that are not empty. */
    static String last(String text, int lines) {
        List<String> all = text.lines()
                .map(String::stripTrailing)
                .filter(l -> !l.isBlank())
                .toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** What lies deepest, in one line. */
    static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
