package dev.podfall.scenario.quiz.exchange.item;

import java.util.List;

/**
 * A question between our files and a foreign one. Texts are Markdown.
 *
 * @param where it stands in its file, such as {@code line 12}; for messages
 * @param id as its file calls it; empty for none
 * @param name a title for lists; empty for none
 * @param feedback shown to everybody afterwards; empty for none
 * @param points for a fully right answer
 * @param tags free words, such as {@code domain:probes}
 * @param answers what can be answered, or for an ordering the steps in their right order; empty for a matching
 * @param pairs of a matching; empty for others
 * @param unit of a number; empty for none
 */
public record Item(
        Kind kind,
        String where,
        String id,
        String name,
        String prompt,
        String feedback,
        int points,
        List<String> tags,
        List<Answer> answers,
        List<Pair> pairs,
        String unit) {
    /** What a right answer is worth, in per cent. */
    public static final double FULL = 100;

    public Item {
        tags = List.copyOf(tags);
        answers = List.copyOf(answers);
        pairs = List.copyOf(pairs);
    }

    /** How it is answered. */
    public enum Kind {
        CHOICE,
        MULTIPLE,
        TRUE_FALSE,
        NUMERIC,
        MATCHING,
        ORDERING,
        SHORT
    }

    /**
     * A possible answer.
     *
     * @param value a short name; empty where the format has none
     * @param text Markdown; the number or the words of typed answers; {@code true} or {@code false}
     * @param percent of the points, −100 to 100
     * @param feedback empty for none
     * @param tolerance of a number; 0 for others
     */
    public record Answer(String value, String text, double percent, String feedback, double tolerance) {
        /** One without a name or a tolerance. */
        public static Answer of(String text, double percent, String feedback) {
            return new Answer("", text, percent, feedback, 0);
        }

        /** Whether it earns all points. */
        public boolean isRight() {
            return percent >= FULL;
        }
    }

    /**
     * What belongs together.
     *
     * @param left empty where the right side belongs to nothing
     * @param feedback empty for none
     */
    public record Pair(String left, String right, String feedback) {}
}
