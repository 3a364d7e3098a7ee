package dev.podfall.grader.quiz;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed number: digits 0 to 9 with an optional sign, a point for decimals, an exponent, and the unit that the question names. Whatever can
 * mean two things in two countries is not read at all: {@code 10,000} is ten thousand to one and ten to another.
 *
 * @param number empty when it cannot be read
 * @param problem why not, and what to write instead; empty when it can be
 */
record NumberReading(Optional<BigDecimal> number, String problem) {
    private static final int LONGEST = 60;
    private static final int LARGEST_EXPONENT = 300;
    private static final String LIKE = " Write digits with a point for decimals, such as 1500, 2.5 or 1.5e3.";
    private static final Pattern PARTS =
            Pattern.compile("([+-]?)([0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE]([+-]?[0-9]+))?(?![0-9.,'_])\\s*(.*)");

    /** @param unit what may stand behind the number; null for nothing */
    static NumberReading of(String typed, String unit) {
        String text = typed.strip().replace('\u2212', '-').replaceAll("\\p{Z}", " ");
        if (text.length() > LONGEST) {
            return unreadable("This is too long for a number." + LIKE);
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return unreadable(reason(text));
        }
        String behind = parts.group(4);
        if (!behind.isEmpty() && !behind.equals(unit)) {
            return unreadable(behindIt(behind, unit));
        }
        return inRange(parts);
    }

    private static NumberReading inRange(Matcher parts) {
        String exponent = parts.group(3) == null ? "0" : parts.group(3);
        String digits = exponent.replaceFirst("^[+-]?0*", "");
        if (digits.length() > 3 || !digits.isEmpty() && Integer.parseInt(digits) > LARGEST_EXPONENT) {
            return unreadable("This number is too large or too small to be meant." + LIKE);
        }
        return new NumberReading(Optional.of(new BigDecimal(parts.group(1) + parts.group(2) + "e" + exponent)), "");
    }

    private static String reason(String text) {
        if (text.chars().anyMatch(c -> Character.isDigit(c) && c > '9')) {
            return "Write the digits 0 to 9 as plain ones.";
        }
        if (text.matches("[^a-zA-Z]*[0-9][,'_’][^a-zA-Z]*")) {
            return "A number with a comma or another separator can be read in two ways. Write 10000 for ten thousand and 2.5 for two and a half.";
        }
        if (text.matches("[+-]?[0-9.]*[0-9][0-9.]*")) {
            return "There are several points in it." + LIKE;
        }
        return "This is not a number." + LIKE;
    }

    private static String behindIt(String behind, String unit) {
        if (behind.matches(".*[0-9].*")) {
            return "Write one number, without spaces or words in it." + LIKE;
        }
        return unit == null
                ? "Write the number alone, without \u201c" + behind + "\u201d."
                : "Write the number alone, or with its unit, " + unit + ".";
    }

    private static NumberReading unreadable(String problem) {
        return new NumberReading(Optional.empty(), problem);
    }
}
