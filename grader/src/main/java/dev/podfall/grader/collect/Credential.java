package dev.podfall.grader.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Lab;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a Secret of a lab's healthy cluster holds that nobody shall read elsewhere: passwords of a registry's login, and what stands
 * under a key that calls it a secret. What is short is found everywhere, so it is none.
 *
 * @param of what it is, such as {@code the password of Secret registry-login}
 */
record Credential(String of, String value) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|token|secret|credential|api-?key).*");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 200;

    /** Those of a namespace, but for what also stands where all may read it. */
    static List<Credential> of(Lab lab, String namespace) {
        List<ObjectNode> all = lab.scenario().baseline();
        List<Credential> found = new ArrayList<>();
        for (ObjectNode object : all) {
            if (isSecret(object) && object.at("/metadata/namespace").asText().equals(namespace)) {
                found.addAll(in(object));
            }
        }
        found.removeIf(credential -> isReadable(new Leak(credential.value()), all));
        Set<String> values = new HashSet<>();
        found.removeIf(credential -> !values.add(credential.value()));
        return List.copyOf(found);
    }

    private static boolean isReadable(Leak leak, List<ObjectNode> all) {
        return all.stream()
                .filter(object -> !isSecret(object))
                .anyMatch(object -> leak.in(object).isPresent());
    }

    private static boolean isSecret(JsonNode object) {
        return object.path("kind").asText().equals("Secret");
    }

    private static List<Credential> in(ObjectNode secret) {
        String name = secret.at("/metadata/name").asText();
        List<Credential> found = new ArrayList<>();
        values(secret).forEach((key, value) -> {
            if (key.equals(".dockerconfigjson") || key.equals(".dockercfg")) {
                logins(value).forEach(p -> found.add(new Credential("the password of Secret " + name, p)));
            } else if (SECRET.matcher(key).matches()) {
                found.add(new Credential("the value of Secret " + name + ", key " + key, value));
            }
        });
        found.removeIf(c -> c.value().length() < SHORTEST || c.value().length() > LONGEST);
        return found;
    }

    private static Map<String, String> values(ObjectNode secret) {
        Map<String, String> values = new LinkedHashMap<>();
        secret.path("data")
                .properties()
                .forEach(e ->
                        values.put(e.getKey(), decoded(e.getValue().asText()).strip()));
        secret.path("stringData")
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asText().strip()));
        return values;
    }

    /** The passwords of a login to registries, as Docker's settings write it: by itself, or in base64 behind the user's name. */
    private static List<String> logins(String config) {
        List<String> passwords = new ArrayList<>();
        JsonNode tree = read(config);
        for (JsonNode login : tree.has("auths") ? tree.path("auths") : tree) {
            if (!login.path("password").asText().isEmpty()) {
                passwords.add(login.path("password").asText());
            } else {
                passwords.add(decoded(login.path("auth").asText()).replaceFirst("^[^:]*:", ""));
            }
        }
        return passwords;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException noLogin) {
            return MAPPER.createObjectNode();
        }
    }

    /** Nothing if it is not base64. */
    static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
