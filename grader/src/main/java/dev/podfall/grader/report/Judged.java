package dev.podfall.grader.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the lines of a report that can be judged add up to. A mark is of 100 of these; what cannot be judged is neither won nor lost.
 *
 * @param earned points, what guards took and help cost left aside
 * @param weight the points that could be earned, 0 to 100
 * @param charged what guards took and help cost, 0 or more
 * @param unseen the weight of lines that could not be judged
 */
public record Judged(double earned, double weight, double charged, double unseen) {
    private static final double WHOLE = 100;

    /** Of a report as JSON. */
    public static Judged of(JsonNode report) {
        double earned = 0;
        double weight = 0;
        double unseen = 0;
        for (JsonNode line : report.path("criteria")) {
            if (line.path("verdict").asText().equals(Verdict.unverifiable.name())) {
                unseen += line.path("weight").asDouble();
            } else {
                earned += line.path("earned").asDouble();
                weight += line.path("weight").asDouble();
            }
        }
        double charged = report.path("hintCost").asDouble();
        for (JsonNode guard : report.path("guards")) {
            charged -= guard.path("earned").asDouble();
        }
        return new Judged(earned, weight, charged, unseen);
    }

    /** Whether there are lines, and they are not all of the 100: then the mark is not their sum. */
    public boolean isPart() {
        return weight > 0 && weight < WHOLE;
    }

    /** Such as {@code 67 of the 70 points that can be judged now, less 5}. */
    public String words() {
        return number(earned) + " of the " + number(weight) + " points that can be judged now"
                + (charged > 0 ? ", less " + number(charged) : "");
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
