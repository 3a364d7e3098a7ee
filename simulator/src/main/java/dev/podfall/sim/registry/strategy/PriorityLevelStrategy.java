package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.Set;

/** PriorityLevelConfigurations. Mirrors {@code pkg/registry/flowcontrol/prioritylevelconfiguration} and {@code pkg/apis/flowcontrol}. */
final class PriorityLevelStrategy extends Strategy {
    private static final String OLD_ANNOTATION = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
    private static final String EXEMPT = "exempt";
    private static final String QUEUING = "spec.limited.limitResponse.queuing";
    private static final int MOST_QUEUES = 10_000_000;
    private static final int HASH_BITS = 60;

    PriorityLevelStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode level) {
        JsonNode spec = level.path("spec");
        if (spec.get(EXEMPT) instanceof ObjectNode exempt) {
            putMissing(exempt, "nominalConcurrencyShares", 0);
            putMissing(exempt, "lendablePercent", 0);
        }
        if (spec.get("limited") instanceof ObjectNode limited) {
            putMissing(limited, "nominalConcurrencyShares", 30);
            putMissing(limited, "lendablePercent", 0);
            if (limited.path("limitResponse").get("queuing") instanceof ObjectNode queuing) {
                putUnset(queuing, "handSize", 8);
                putUnset(queuing, "queues", 64);
                putUnset(queuing, "queueLengthLimit", 50);
            }
        }
    }

    private static void putMissing(ObjectNode node, String field, int value) {
        if (!node.hasNonNull(field)) {
            node.put(field, value);
        }
    }

    private static void putUnset(ObjectNode node, String field, int value) {
        if (node.path(field).asLong() == 0) {
            node.put(field, value);
        }
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec", "metadata");
    }

    @Override
    public void validate(ObjectNode level, Errors errors) {
        if (level.path("metadata").path("annotations").has(OLD_ANNOTATION)) {
            errors.forbidden("metadata.annotations", "annotation '" + OLD_ANNOTATION + "' is forbidden");
        }
        String name = level.path("metadata").path("name").asText();
        JsonNode spec = level.path("spec");
        validateType(name, spec, errors);
        JsonNode shown = shown(spec);
        FlowControlDefaults.mandatorySpec(type(), name)
                .map(ObjectNode::deepCopy)
                .filter(fixed -> !shown(name.equals(EXEMPT) ? withExemptOf(fixed, spec) : fixed)
                        .equals(shown))
                .ifPresent(fixed -> errors.invalid("spec", shown, mustBeFixed(name)));
    }

    private static String mustBeFixed(String name) {
        String but = name.equals(EXEMPT) ? " except the 'spec.exempt' field" : "";
        return "spec of '" + name + "'" + but + " must equal the fixed value";
    }

    private static ObjectNode withExemptOf(ObjectNode fixed, JsonNode spec) {
        return fixed.set(EXEMPT, spec.path(EXEMPT));
    }

    private static JsonNode shown(JsonNode spec) {
        return GoForm.value("PriorityLevelConfigurationSpec", spec);
    }

    private static void validateType(String name, JsonNode spec, Errors errors) {
        String type = spec.path("type").asText("");
        JsonNode limited = spec.path("limited");
        JsonNode exempt = spec.path(EXEMPT);
        if (name.equals(EXEMPT) != type.equals("Exempt")) {
            errors.invalid("spec.type", type, "must be 'Exempt' if and only if `name` is 'exempt'");
        }
        switch (type) {
            case "" -> errors.required("spec.type", "");
            case "Exempt" -> {
                if (limited.isObject()) {
                    errors.forbidden("spec.limited", "must be nil if the type is not Limited");
                }
                validateShares(exempt, "spec.exempt", errors);
            }
            case "Limited" -> {
                if (exempt.isObject()) {
                    errors.forbidden("spec.exempt", "must be nil if the type is Limited");
                }
                if (limited.isObject()) {
                    validateLimited(limited, errors);
                } else {
                    errors.required("spec.limited", "must not be empty when type is Limited");
                }
            }
            default -> errors.notSupported("spec.type", type, "Exempt", "Limited");
        }
    }

    private static void validateShares(JsonNode level, String path, Errors errors) {
        if (level.path("nominalConcurrencyShares").asLong() < 0) {
            errors.invalid(
                    path + ".nominalConcurrencyShares",
                    level.path("nominalConcurrencyShares"),
                    "must be a non-negative integer");
        }
        if (path.endsWith(EXEMPT)) {
            validateLendable(level, path, errors);
        }
    }

    private static void validateLendable(JsonNode level, String path, Errors errors) {
        long percent = level.path("lendablePercent").asLong();
        if (percent < 0 || percent > 100) {
            errors.invalid(path + ".lendablePercent", percent, "must be between 0 and 100, inclusive");
        }
    }

    private static void validateLimited(JsonNode limited, Errors errors) {
        validateShares(limited, "spec.limited", errors);
        JsonNode response = limited.path("limitResponse");
        JsonNode queuing = response.path("queuing");
        String type = response.path("type").asText("");
        switch (type) {
            case "" -> errors.required("spec.limited.limitResponse.type", "");
            case "Reject" -> {
                if (queuing.isObject()) {
                    errors.forbidden(QUEUING, "must be nil if limited.limitResponse.type is not Limited");
                }
            }
            case "Queue" -> {
                if (queuing.isObject()) {
                    validateQueuing(queuing, errors);
                } else {
                    errors.required(QUEUING, "must not be empty if limited.limitResponse.type is Limited");
                }
            }
            default -> errors.notSupported("spec.limited.limitResponse.type", type, "Queue", "Reject");
        }
        validateLendable(limited, "spec.limited", errors);
        JsonNode borrowed = limited.path("borrowingLimitPercent");
        if (borrowed.asLong() < 0) {
            errors.invalid(
                    "spec.limited.borrowingLimitPercent", borrowed, "if specified, must be a non-negative integer");
        }
    }

    private static void validateQueuing(JsonNode queuing, Errors errors) {
        long queues = queuing.path("queues").asLong();
        long hand = queuing.path("handSize").asLong();
        if (queuing.path("queueLengthLimit").asLong() <= 0) {
            errors.invalid(QUEUING + ".queueLengthLimit", queuing.path("queueLengthLimit"), "must be positive");
        }
        if (queues <= 0) {
            errors.invalid(QUEUING + ".queues", queues, "must be positive");
        } else if (queues > MOST_QUEUES) {
            errors.invalid(QUEUING + ".queues", queues, "must not be greater than " + MOST_QUEUES);
        }
        String path = QUEUING + ".handSize";
        if (hand <= 0) {
            errors.invalid(path, hand, "must be positive");
        } else if (hand > queues) {
            errors.invalid(path, hand, "should not be greater than queues (" + queues + ")");
        } else if (entropy(queues, hand) > HASH_BITS) {
            String drawn = "required entropy bits of deckSize " + queues + " and handSize " + hand;
            errors.invalid(path, hand, drawn + " should not be greater than " + HASH_BITS);
        }
    }

    /** Mirrors {@code shufflesharding.RequiredEntropyBits}. */
    private static double entropy(long queues, long hand) {
        return Math.ceil(Math.log(queues) / Math.log(2) * hand);
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode level, ObjectNode old, Errors errors) {
        FlowRules.validateConditions(level.path("status").path("conditions"), errors);
    }
}
