package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What fields about devices have in common: lists with a limit, names, taints, drivers' parameters. Mirrors {@code pkg/apis/resource/validation}. */
final class DeviceFields {
    private static final int LONGEST_POOL = 253;
    private static final int LONGEST_ID = 32;
    private static final int LONGEST_PARAMETERS = 10 * 1024;
    private static final int MOST_CONDITIONS = 4;
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern IDENTIFIER_SHAPE = Pattern.compile(IDENTIFIER);
    private static final String IDENTIFIER_TEXT =
            "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric "
                    + "characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '"
                    + IDENTIFIER + "')";
    private static final String[] EFFECTS = {"NoExecute", "NoSchedule", "None"};

    private DeviceFields() {}

    /** Looks at an item of a list. */
    interface Check {
        void validate(JsonNode item, String path, Errors errors);
    }

    /** A list of so many items at most; one that is longer is not looked at. */
    static void list(JsonNode items, int most, Check check, String path, Errors errors) {
        if (items.size() > most) {
            errors.tooMany(path, items.size(), most);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            check.validate(items.get(i), path + "[" + i + "]", errors);
        }
    }

    /** As {@link #list}, of items whose keys differ. @return whether it was looked at */
    static boolean set(
            JsonNode items, int most, Check check, Function<JsonNode, Object> key, String path, Errors errors) {
        list(items, most, check, path, errors);
        if (items.size() > most) {
            return false;
        }
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Object its = key.apply(items.get(i));
            if (!seen.add(its)) {
                errors.duplicate(path + "[" + i + "]", its);
            }
        }
        return true;
    }

    /** The key of a list of texts. */
    static Object text(JsonNode item) {
        return item.asText();
    }

    /** The key of a list of structs. */
    static Function<JsonNode, Object> field(String name) {
        return item -> item.path(name).asText("");
    }

    static void label(JsonNode name, String path, Errors errors) {
        errors.invalidAll(path, name.asText(""), Names.label(name.asText("")));
    }

    static void poolName(JsonNode pool, String path, Errors errors) {
        String name = pool.asText("");
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        if (name.length() > LONGEST_POOL) {
            errors.tooLong(path, LONGEST_POOL);
        }
        for (String part : name.split("/", -1)) {
            errors.invalidAll(path, part, Names.subdomain(part));
        }
    }

    static void requiredSubdomain(JsonNode value, String path, Errors errors) {
        String name = value.asText("");
        if (name.isEmpty()) {
            errors.required(path, "");
        } else {
            errors.invalidAll(path, name, Names.subdomain(name));
        }
    }

    /** A name within a driver's own domain, or one with a domain; of more slashes nothing is said upstream. */
    static void qualifiedName(String name, String path, Errors errors) {
        String[] parts = name.split("/", -1);
        if (parts.length == 1) {
            identifier(name, path, errors);
        } else if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                errors.invalid(path, "", "the domain must not be empty");
            } else {
                DriverStrategies.validateDriverName(parts[0], path, errors);
            }
            if (parts[1].isEmpty()) {
                errors.invalid(path, "", "the name must not be empty");
            } else {
                identifier(parts[1], path, errors);
            }
        }
    }

    static void fullName(String name, String path, Errors errors) {
        qualifiedName(name, path, errors);
        if (!name.contains("/")) {
            errors.invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash");
        }
    }

    private static void identifier(String id, String path, Errors errors) {
        if (id.length() > LONGEST_ID) {
            errors.tooLong(path, LONGEST_ID);
        }
        if (!IDENTIFIER_SHAPE.matcher(id).matches()) {
            errors.invalid(path, id, IDENTIFIER_TEXT);
        }
    }

    /** What a driver is told: its name, and an object that only it understands. */
    static void configuration(JsonNode config, String path, Errors errors) {
        JsonNode opaque = config.path("opaque");
        if (!opaque.isObject()) {
            errors.required(path + ".opaque", "");
            return;
        }
        DriverStrategies.validateDriverName(opaque.path("driver").asText(""), path + ".opaque.driver", errors);
        rawObject(opaque.path("parameters"), path + ".opaque.parameters", errors);
    }

    static void rawObject(JsonNode raw, String path, Errors errors) {
        if (raw.isMissingNode() || raw.isNull()) {
            errors.required(path, "");
        } else if (raw.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PARAMETERS) {
            errors.tooLong(path, LONGEST_PARAMETERS);
        } else if (!raw.isObject()) {
            errors.invalid(path, "<value omitted>", "must be a valid JSON object");
        }
    }

    static void taint(JsonNode taint, String path, Errors errors) {
        String key = taint.path("key").asText("");
        errors.invalidAll(path + ".key", key, Names.qualified(key));
        String value = taint.path("value").asText("");
        errors.invalidAll(path + ".value", value, Names.labelValue(value));
        String effect = taint.path("effect").asText("");
        if (effect.isEmpty()) {
            errors.required(path + ".effect", "");
        } else {
            effect(effect, path, errors);
        }
    }

    static void toleration(JsonNode toleration, String path, Errors errors) {
        String key = toleration.path("key").asText("");
        String value = toleration.path("value").asText("");
        if (!key.isEmpty()) {
            errors.invalidAll(path + ".key", key, Names.qualified(key));
        }
        String operator = toleration.path("operator").asText("");
        switch (operator) {
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path + ".value", value, "must be empty for operator `Exists`");
                }
            }
            case "Equal" -> errors.invalidAll(path + ".value", value, Names.labelValue(value));
            case "" -> errors.required(path + ".operator", "");
            default -> errors.notSupported(path + ".operator", operator, "Equal", "Exists");
        }
        effect(toleration.path("effect").asText(""), path, errors);
    }

    private static void effect(String effect, String path, Errors errors) {
        if (!effect.isEmpty() && !Set.of(EFFECTS).contains(effect)) {
            errors.notSupported(path + ".effect", effect, EFFECTS);
        }
    }

    /** Counters with their set. @param name the field that names it */
    static void counters(JsonNode set, String name, int most, String path, Errors errors) {
        String its = set.path(name).asText("");
        if (its.isEmpty()) {
            errors.required(path + "." + name, "");
        } else {
            label(set.path(name), path + "." + name, errors);
        }
        JsonNode counters = set.path("counters");
        if (counters.isEmpty()) {
            errors.required(path + ".counters", "");
        } else if (counters.size() > most) {
            errors.tooMany(path + ".counters", counters.size(), most);
        } else {
            counters.fieldNames().forEachRemaining(key -> errors.invalidAll(path + ".counters", key, Names.label(key)));
        }
    }

    /** Which conditions a device must have before a pod is bound, and which must not come. */
    static void bindingConditions(JsonNode of, String path, Errors errors) {
        JsonNode wanted = of.path("bindingConditions");
        JsonNode failures = of.path("bindingFailureConditions");
        String at = path + ".bindingConditions";
        String failuresAt = path + ".bindingFailureConditions";
        Check name = (item, where, found) -> found.invalidAll(where, item.asText(), Names.qualified(item.asText()));
        list(wanted, MOST_CONDITIONS, name, at, errors);
        list(failures, MOST_CONDITIONS, name, failuresAt, errors);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!seen.add(wanted.get(i).asText()) && wanted.size() <= MOST_CONDITIONS) {
                errors.duplicate(at + "[" + i + "]", wanted.get(i).asText());
            }
        }
        Set<String> failed = new HashSet<>();
        for (int i = 0; i < failures.size(); i++) {
            String condition = failures.get(i).asText();
            if (!failed.add(condition)) {
                errors.duplicate(failuresAt + "[" + i + "]", condition);
            }
            if (seen.contains(condition)) {
                errors.invalid(
                        failuresAt + "[" + i + "]",
                        condition,
                        "bindingFailureConditions must not overlap with bindingConditions");
            }
        }
        if (wanted.isEmpty() && !failures.isEmpty()) {
            errors.invalid(at, null, "bindingConditions are required to use bindingFailureConditions");
        }
        if (failures.isEmpty() && !wanted.isEmpty()) {
            errors.invalid(failuresAt, null, "bindingFailureConditions are required to use bindingConditions");
        }
    }
}
