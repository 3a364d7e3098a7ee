package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** A number, or a share of a whole. Mirrors {@code k8s.io/apimachinery/pkg/util/intstr}. */
public final class IntOrPercent {
    private IntOrPercent() {}

    /**
     * What {@code value} means of {@code total}.
     *
     * @param value {@code 3}, {@code "25%"}, or absent (0)
     * @param roundUp whether a broken share counts as the next whole
     * @throws IllegalArgumentException with upstream's text, when it is neither
     */
    public static int of(JsonNode value, int total, boolean roundUp) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isTextual()) {
            return value.asInt();
        }
        String text = value.asText();
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException(
                    "invalid value for IntOrString: invalid type: string is not a percentage");
        }
        double share = percent(text) * (double) total / 100;
        return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
    }

    private static long percent(String text) {
        String number = text.substring(0, text.length() - 1);
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException notANumber) {
            String why = number.matches("[+-]?\\d+") ? "value out of range" : "invalid syntax";
            throw new IllegalArgumentException("invalid value for IntOrString: invalid value \"" + text
                    + "\": strconv.Atoi: parsing \"" + number + "\": " + why);
        }
    }
}
