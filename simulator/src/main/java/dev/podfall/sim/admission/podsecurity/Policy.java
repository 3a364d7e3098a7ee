package dev.podfall.sim.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a namespace asks of its pods. Mirrors {@code api.PolicyToEvaluate}.
 *
 * @param enforce what pods must meet
 * @param warn what is told to who writes something else
 * @param errors what is wrong with the labels
 */
public record Policy(Standard enforce, Standard warn, List<FieldError> errors) {
    private static final String PREFIX = "pod-security.kubernetes.io/";
    private static final Pattern VERSION = Pattern.compile("v1\\.(0|[1-9]\\d{0,8})");

    /** @param labels of the namespace */
    public static Policy of(JsonNode labels) {
        Reading reading = new Reading(labels, new ArrayList<>());
        Standard enforce = reading.standard("enforce", Standard.NONE, Level.RESTRICTED);
        reading.standard("audit", Standard.NONE, Level.PRIVILEGED);
        Level asked = Level.of(labels.path(PREFIX + "enforce").asText());
        boolean inherits = !labels.has(PREFIX + "warn") && asked != null && asked != Level.PRIVILEGED;
        Standard base = inherits ? new Standard(asked, inheritedVersion(labels, enforce)) : Standard.NONE;
        Standard warn = reading.standard("warn", base, Level.PRIVILEGED);
        return new Policy(enforce, warn, List.copyOf(reading.errors()));
    }

    private static int inheritedVersion(JsonNode labels, Standard enforce) {
        return labels.has(PREFIX + "warn-version") ? Standard.LATEST : enforce.minor();
    }

    /** Whether pods may be whatever they like, and nobody is told. */
    public boolean isOpen() {
        return enforce.level() == Level.PRIVILEGED && warn.level() == Level.PRIVILEGED && errors.isEmpty();
    }

    private record Reading(JsonNode labels, List<FieldError> errors) {
        /** @param otherwise what a level counts as that does not exist */
        Standard standard(String mode, Standard base, Level otherwise) {
            return new Standard(level(mode, base.level(), otherwise), version(mode + "-version", base.minor()));
        }

        private Level level(String mode, Level base, Level otherwise) {
            String label = PREFIX + mode;
            if (!labels.has(label)) {
                return base;
            }
            Level level = Level.of(labels.path(label).asText());
            if (level == null) {
                error(label, "must be one of privileged, baseline, restricted");
                return otherwise;
            }
            return level;
        }

        private int version(String mode, int base) {
            String label = PREFIX + mode;
            if (!labels.has(label)) {
                return base;
            }
            String text = labels.path(label).asText();
            Matcher version = VERSION.matcher(text);
            if (version.matches()) {
                return Integer.parseInt(version.group(1));
            }
            if (!text.equals("latest")) {
                error(label, "must be \"latest\" or \"v1.x\"");
            }
            return Standard.LATEST;
        }

        private void error(String label, String why) {
            String value = "\"" + labels.path(label).asText() + "\"";
            errors.add(FieldError.invalid("metadata.labels[" + label + "]", value, why));
        }
    }
}
