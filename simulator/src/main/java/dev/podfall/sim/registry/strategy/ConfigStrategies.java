package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.schema.JsonSyntax;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ConfigMaps and Secrets. Mirrors {@code pkg/registry/core/configmap}, {@code pkg/registry/core/secret}. */
final class ConfigStrategies {
    private static final int LARGEST = 1024 * 1024;

    private ConfigStrategies() {}

    static Strategy configMap(KindSpec kind) {
        return new ConfigMap(kind);
    }

    static Strategy secret(KindSpec kind) {
        return new Secret(kind);
    }

    private static void checkImmutable(ObjectNode object, ObjectNode old, Errors errors, String... fields) {
        if (!old.path("immutable").asBoolean()) {
            return;
        }
        if (!object.path("immutable").asBoolean()) {
            errors.forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (String field : fields) {
            if (!object.path(field).equals(old.path(field))) {
                errors.forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }

    private static long validateKeys(JsonNode data, String field, Errors errors) {
        long size = 0;
        for (Iterator<Map.Entry<String, JsonNode>> i = data.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            errors.invalidAll(field + "[" + entry.getKey() + "]", entry.getKey(), Names.configKey(entry.getKey()));
            size += entry.getValue().asText().length();
        }
        return size;
    }

    private static final class ConfigMap extends Strategy {
        ConfigMap(KindSpec kind) {
            super(kind);
        }

        @Override
        public boolean limitsSize() {
            return true;
        }

        @Override
        public void validate(ObjectNode map, Errors errors) {
            long size = validateKeys(map.path("data"), "data", errors);
            for (Iterator<String> i = map.path("data").fieldNames(); i.hasNext(); ) {
                String key = i.next();
                if (map.path("binaryData").has(key)) {
                    errors.invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
                }
            }
            size += validateKeys(map.path("binaryData"), "binaryData", errors) * 3 / 4;
            if (size > LARGEST) {
                errors.tooLong("[]", LARGEST);
            }
        }

        @Override
        public void validateUpdate(ObjectNode map, ObjectNode old, Errors errors) {
            checkImmutable(map, old, errors, "data", "binaryData");
            validate(map, errors);
        }
    }

    private static final class Secret extends Strategy {
        private static final Map<String, List<String>> REQUIRED = Map.of(
                "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
                "kubernetes.io/dockercfg", List.of(".dockercfg"),
                "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
                "kubernetes.io/basic-auth", List.of(),
                "kubernetes.io/ssh-auth", List.of("ssh-privatekey"));

        Secret(KindSpec kind) {
            super(kind);
        }

        @Override
        public boolean limitsSize() {
            return true;
        }

        @Override
        public void applyDefaults(ObjectNode secret) {
            if (secret.path("type").asText().isEmpty()) {
                secret.put("type", "Opaque");
            }
            JsonNode texts = secret.remove("stringData");
            if (texts != null && !texts.isEmpty()) {
                ObjectNode data = WorkloadStrategy.objectAt(secret, "data");
                texts.fields()
                        .forEachRemaining(e -> data.put(
                                e.getKey(),
                                Base64.getEncoder()
                                        .encodeToString(e.getValue().asText().getBytes(StandardCharsets.UTF_8))));
            }
            decode(secret.path("data"));
        }

        /** Values are base64; written again as the server writes them. */
        private void decode(JsonNode data) {
            for (Iterator<Map.Entry<String, JsonNode>> i = data.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = i.next();
                String text = entry.getValue().asText().replace("\n", "").replace("\r", "");
                int bad = firstBad(text);
                if (bad >= 0) {
                    throw ApiException.badRequest("Secret in version \"v1\" cannot be handled as a Secret: "
                            + "illegal base64 data at input byte " + bad);
                }
                entry.setValue(TextNode.valueOf(text));
            }
        }

        private static int firstBad(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean padding = c == '=' && i >= text.length() - 2;
                boolean letter = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
                if (!padding && !letter) {
                    return i;
                }
            }
            return text.length() % 4 == 0 ? -1 : text.length() / 4 * 4;
        }

        @Override
        public void validate(ObjectNode secret, Errors errors) {
            long size = validateKeys(secret.path("data"), "data", errors) * 3 / 4;
            if (size > LARGEST) {
                errors.tooLong("data", LARGEST);
            }
            String type = secret.path("type").asText();
            for (String key : REQUIRED.getOrDefault(type, List.of())) {
                JsonNode value = secret.path("data").path(key);
                boolean counts = !type.equals("kubernetes.io/ssh-auth")
                        || !value.asText().isEmpty();
                if (value.isMissingNode() || !counts) {
                    errors.required("data[" + key + "]", "");
                }
            }
            if (type.startsWith("kubernetes.io/dockerc")) {
                wellFormed(secret.path("data"), REQUIRED.get(type), errors);
            }
            String account = "kubernetes.io/service-account.name";
            if (type.equals("kubernetes.io/service-account-token")
                    && secret.path("metadata")
                            .path("annotations")
                            .path(account)
                            .asText()
                            .isEmpty()) {
                errors.required("metadata.annotations[" + account + "]", "");
            }
            boolean basic = type.equals("kubernetes.io/basic-auth");
            if (basic
                    && !secret.path("data").has("username")
                    && !secret.path("data").has("password")) {
                errors.required("data[username]", "");
                errors.required("data[password]", "");
            }
        }

        /** Logins of registries are a JSON object; what stands there is not told. */
        private static void wellFormed(JsonNode data, List<String> keys, Errors errors) {
            for (String key : keys) {
                if (!data.has(key)) {
                    continue;
                }
                byte[] value = Base64.getDecoder().decode(data.path(key).asText());
                JsonSyntax.problem(value)
                        .or(() -> otherThanObject(value))
                        .ifPresent(why -> errors.invalid(
                                "data[" + key + "]", TextNode.valueOf("<secret contents redacted>"), why));
            }
        }

        private static Optional<String> otherThanObject(byte[] json) {
            char first = new String(json, StandardCharsets.UTF_8).strip().charAt(0);
            String kind = switch (first) {
                case '{', 'n' -> null; // null is an empty map.
                case '[' -> "array";
                case '"' -> "string";
                case 't', 'f' -> "bool";
                default -> "number";
            };
            return Optional.ofNullable(kind)
                    .map(k -> "json: cannot unmarshal " + k + " into Go value of type map[string]interface {}");
        }

        @Override
        public void validateUpdate(ObjectNode secret, ObjectNode old, Errors errors) {
            errors.immutable("type", secret.path("type"), old.path("type"));
            checkImmutable(secret, old, errors, "data");
            validate(secret, errors);
        }

        @Override
        public List<String> selectableFields() {
            return List.of("type");
        }
    }
}
