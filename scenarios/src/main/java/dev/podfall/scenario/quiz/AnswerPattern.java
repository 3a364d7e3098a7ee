package dev.podfall.scenario.quiz;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An author's regular expression, tried on what a learner typed. A match costs at most a fixed number of steps: an expression such as {@code
 * (a+)+b} would otherwise occupy the server for hours.
 */
public final class AnswerPattern {
    private static final int MOST_STEPS = 100_000;

    private AnswerPattern() {}

    /** Whether it matches the whole text, upper and lower case alike; false too when that cannot be told in the steps allowed. */
    public static boolean matches(String expression, String text) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(new Stepped(text))
                    .matches();
        } catch (TooManySteps | StackOverflowError tooHard) {
            return false;
        }
    }

    /**
     * A typed text as expressions see it: spaces are single and none are at the ends, compatibility forms (full-width letters, no-break
     * spaces) are plain, quotes and dashes are those of a terminal, and characters that are not seen are gone.
     */
    public static String normalise(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}]", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .replaceAll("[\u2018\u2019\u201A\u2032]", "'")
                .replaceAll("[\u201C\u201D\u201E\u2033]", "\"")
                .replaceAll("[\u2010-\u2013\u2212]", "-")
                .replace("\u2014", "--")
                .strip();
    }

    /** What is wrong with an expression; empty when it can be used. */
    public static Optional<String> problem(String expression) {
        try {
            Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(wrong.getDescription());
        } catch (StackOverflowError nested) {
            return Optional.of("Too deeply nested");
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("Too many steps", null, false, false);
        }
    }

    /** Counts how often it is looked at. */
    private static final class Stepped implements CharSequence {
        private final String text;
        private int steps;

        Stepped(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
