package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;

/** When an indexed Job counts as successful before all of it is done. Mirrors {@code validateSuccessPolicy} of {@code pkg/apis/batch}. */
final class SuccessPolicyValidation {
    private static final int MOST_RULES = 20;
    private static final int LONGEST = 64 * 1024;

    private final long completions;
    private final Errors errors;

    private SuccessPolicyValidation(long completions, Errors errors) {
        this.completions = completions;
        this.errors = errors;
    }

    /** @param path of the policy */
    static void validate(JsonNode policy, long completions, String path, Errors errors) {
        new SuccessPolicyValidation(completions, errors).rules(policy.path("rules"), path + ".rules");
    }

    private void rules(JsonNode rules, String path) {
        if (rules.isEmpty()) {
            errors.required(path, "at least one rules must be specified when the successPolicy is specified");
        }
        if (rules.size() > MOST_RULES) {
            errors.tooMany(path, rules.size(), MOST_RULES);
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), path + "[" + i + "]");
        }
    }

    private void rule(JsonNode rule, String path) {
        if (!rule.has("succeededCount") && !rule.has("succeededIndexes")) {
            errors.required(path, "at least one of succeededCount or succeededIndexes must be specified");
        }
        long named = rule.has("succeededIndexes") ? indexes(rule, path + ".succeededIndexes") : 0;
        if (!rule.has("succeededCount")) {
            return;
        }
        JsonNode count = rule.path("succeededCount");
        errors.nonNegative(path + ".succeededCount", count);
        if (count.asLong() > completions) {
            atMost(path, count, completions, "(the number of specified completions)");
        }
        if (rule.has("succeededIndexes") && count.asLong() > named) {
            atMost(path, count, named, "(the number of indexes in the specified succeededIndexes field)");
        }
    }

    private void atMost(String path, JsonNode count, long most, String what) {
        errors.invalid(path + ".succeededCount", count, "must be less than or equal to " + most + " " + what);
    }

    /** How many they are; 0 of what cannot be read. */
    private long indexes(JsonNode rule, String path) {
        String text = rule.path("succeededIndexes").asText();
        if (text.length() > LONGEST) {
            errors.tooLong(path, LONGEST);
        }
        try {
            return text.isEmpty() ? 0 : count(text);
        } catch (Unreadable why) {
            errors.invalid(path, text, "error parsing succeededIndexes: " + why.getMessage());
            return 0;
        }
    }

    private long count(String text) throws Unreadable {
        long last = -1;
        long total = 0;
        for (String interval : text.split(",", -1)) {
            String[] ends = interval.split("-", -1);
            if (ends.length > 2) {
                throw new Unreadable(
                        "the fragment \"" + interval
                                + "\" violates the requirement that an index interval can have at most two parts separated by '-'");
            }
            long first = index(ends[0]);
            long end = ends.length == 2 ? index(ends[1]) : first;
            if (ends.length == 2 && first >= end) {
                throw new Unreadable("non-increasing order, previous: " + first + ", current: " + end);
            }
            if (last >= first) {
                throw new Unreadable("non-increasing order, previous: " + last + ", current: " + first);
            }
            last = end;
            total += end - first + 1;
        }
        return total;
    }

    private long index(String text) throws Unreadable {
        try {
            long index = Long.parseLong(text);
            if (index >= completions) {
                throw new Unreadable("too large index: \"" + text + "\"");
            }
            return index;
        } catch (NumberFormatException noNumber) {
            throw new Unreadable("cannot convert string to integer for index: \"" + text + "\"");
        }
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
