package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ValidatingWebhookConfigurations and MutatingWebhookConfigurations. Mirrors {@code pkg/registry/admissionregistration} and
 * {@code pkg/apis/admissionregistration/validation}.
 */
final class WebhookStrategy extends Strategy {
    private static final int LONGEST_SECONDS = 30;
    private static final int USUAL_SECONDS = 10;
    private static final int USUAL_PORT = 443;
    private static final String FORM = "; desired format: https://host[/path]";
    private static final List<String> REVIEWS = List.of("v1", "v1beta1");

    WebhookStrategy(KindSpec kind) {
        super(kind);
    }

    private boolean mutates() {
        return type().kind().startsWith("Mutating");
    }

    @Override
    public void applyDefaults(ObjectNode configuration) {
        for (JsonNode item : configuration.path("webhooks")) {
            if (item instanceof ObjectNode hook) {
                if (!hook.has("failurePolicy")) {
                    hook.put("failurePolicy", "Fail");
                }
                AdmissionRules.applyDefaults(hook);
                if (!hook.has("timeoutSeconds")) {
                    hook.put("timeoutSeconds", USUAL_SECONDS);
                }
                if (mutates() && !hook.has("reinvocationPolicy")) {
                    hook.put("reinvocationPolicy", "Never");
                }
                if (hook.path("clientConfig").get("service") instanceof ObjectNode service && !service.has("port")) {
                    service.put("port", USUAL_PORT);
                }
            }
        }
    }

    @Override
    public boolean updatesUnconditionally() {
        return false;
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return Set.of();
    }

    @Override
    public void prepareForCreate(ObjectNode configuration) {
        ((ObjectNode) configuration.get("metadata")).put("generation", 1);
    }

    @Override
    protected boolean specChanged(ObjectNode configuration, ObjectNode old) {
        return !configuration.path("webhooks").equals(old.path("webhooks"));
    }

    @Override
    public void validate(ObjectNode configuration, Errors errors) {
        Set<String> names = new HashSet<>();
        JsonNode hooks = configuration.path("webhooks");
        for (int i = 0; i < hooks.size(); i++) {
            String path = "webhooks[" + i + "]";
            validateHook(hooks.get(i), path, errors);
            validateReviews(hooks.get(i).path("admissionReviewVersions"), path + ".admissionReviewVersions", errors);
            String name = hooks.get(i).path("name").asText("");
            if (!name.isEmpty() && !names.add(name)) {
                errors.duplicate(path + ".name", name);
            }
        }
    }

    private void validateHook(JsonNode hook, String path, Errors errors) {
        validateName(hook.path("name").asText(""), path + ".name", errors);
        for (int i = 0; i < hook.path("rules").size(); i++) {
            AdmissionRules.validateRule(hook.path("rules").get(i), path + ".rules[" + i + "]", errors);
        }
        String failure = hook.path("failurePolicy").asText("");
        if (!failure.equals("Fail") && !failure.equals("Ignore")) {
            errors.notSupported(path + ".failurePolicy", failure, "Fail", "Ignore");
        }
        AdmissionRules.validateMatchPolicy(hook, path, errors);
        JsonNode effects = hook.path("sideEffects");
        if (!effects.isTextual()) {
            errors.required(path + ".sideEffects", "must specify one of None, NoneOnDryRun");
        } else if (!Set.of("None", "NoneOnDryRun").contains(effects.asText())) {
            errors.notSupported(path + ".sideEffects", effects.asText(), "None", "NoneOnDryRun");
        }
        long seconds = hook.path("timeoutSeconds").asLong();
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            errors.invalid(path + ".timeoutSeconds", seconds, "the timeout value must be between 1 and 30 seconds");
        }
        Labels.validateSelector(hook.path("namespaceSelector"), path + ".namespaceSelector", errors);
        Labels.validateSelector(hook.path("objectSelector"), path + ".objectSelector", errors);
        String again = hook.path("reinvocationPolicy").asText("Never");
        if (!again.equals("Never") && !again.equals("IfNeeded")) {
            errors.notSupported(path + ".reinvocationPolicy", again, "IfNeeded", "Never");
        }
        validateClient(hook.path("clientConfig"), path + ".clientConfig", errors);
        MatchConditions.validate(hook.path("matchConditions"), false, path + ".matchConditions", errors);
    }

    private static void validateName(String name, String path, Errors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
        } else if (!Names.subdomain(name).isEmpty()) {
            errors.invalid(path, name, String.join(",", Names.subdomain(name)));
        } else if (name.split("\\.").length < 3) {
            errors.invalid(path, name, "should be a domain with at least three segments separated by dots");
        }
    }

    private static void validateReviews(JsonNode versions, String path, Errors errors) {
        if (versions.isEmpty()) {
            errors.required(path, "must specify one of v1, v1beta1");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            String version = versions.get(i).asText();
            if (seen.add(version)) {
                errors.invalidAll(path + "[" + i + "]", version, Names.dns1035(version));
            } else {
                errors.invalid(path + "[" + i + "]", version, "duplicate version");
            }
        }
        if (REVIEWS.stream().noneMatch(seen::contains)) {
            errors.invalid(path, versions, "must include at least one of v1, v1beta1");
        }
    }

    private static void validateClient(JsonNode client, String path, Errors errors) {
        boolean hasUrl = client.path("url").isTextual();
        boolean hasService = client.path("service").isObject();
        if (hasUrl == hasService) {
            errors.required(path, "exactly one of url or service is required");
        } else if (hasUrl) {
            validateUrl(client.path("url").asText(), path + ".url", errors);
        } else {
            validateService(client.path("service"), path + ".service", errors);
        }
    }

    private static void validateUrl(String text, String path, Errors errors) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            errors.required(path, "url must be a valid URL: parse \"" + text + "\": invalid URL" + FORM);
            return;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        if (!scheme.equals("https")) {
            errors.invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM);
        }
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        if (authority.substring(authority.lastIndexOf('@') + 1).isEmpty()) {
            errors.invalid(path, "", "host must be specified" + FORM);
        }
        if (authority.contains("@")) {
            errors.invalid(
                    path,
                    authority.substring(0, authority.lastIndexOf('@')),
                    "user information is not permitted in the URL");
        }
        if (url.getRawFragment() != null && !url.getRawFragment().isEmpty()) {
            errors.invalid(path, url.getRawFragment(), "fragments are not permitted in the URL");
        }
        if (url.getRawQuery() != null && !url.getRawQuery().isEmpty()) {
            errors.invalid(path, url.getRawQuery(), "query parameters are not permitted in the URL");
        }
    }

    /** Upstream takes the name for the namespace here, and the namespace for the name. */
    private static void validateService(JsonNode service, String path, Errors errors) {
        if (service.path("namespace").asText("").isEmpty()) {
            errors.required(path + ".name", "");
        }
        if (service.path("name").asText("").isEmpty()) {
            errors.required(path + ".namespace", "");
        }
        long port = service.path("port").asLong();
        if (!Names.port(port).isEmpty()) {
            errors.invalid(path + ".port", port, "port is not valid: " + String.join(", ", Names.port(port)));
        }
        String way = service.path("path").asText("");
        if (!way.isEmpty() && !way.equals("/")) {
            validatePath(way, path + ".path", errors);
        }
    }

    private static void validatePath(String way, String path, Errors errors) {
        if (way.equals("//")) {
            errors.invalid(path, way, "segment[0] may not be empty");
            return;
        }
        if (!way.startsWith("/")) {
            errors.invalid(path, way, "must start with a '/'");
        }
        String rest = way.substring(1);
        String[] steps = (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].isEmpty()) {
                errors.invalid(path, way, "segment[" + i + "] may not be empty");
            } else {
                for (String wrong : Names.subdomain(steps[i])) {
                    errors.invalid(path, way, "segment[" + i + "]: " + wrong);
                }
            }
        }
    }
}
