package dev.podfall.sim.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Body;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.TypedBody;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authn.ServiceAccountTokens;
import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.Decision;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.UserInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers questions about users and rights. Mirrors {@code pkg/registry/authorization} and {@code
 * pkg/registry/authentication}.
 */
public final class Reviews {
    private static final ResourceType INVALID = new ResourceType("authorization.k8s.io", "v1", "", "", false);

    private final ApiServices services;
    private final Authorizer authorizer;
    private final Authenticator authenticator;

    public Reviews(ApiServices services, Authorizer authorizer, Authenticator authenticator) {
        this.services = services;
        this.authorizer = authorizer;
        this.authenticator = authenticator;
    }

    public Reply answer(Call call, ResourceType type) {
        JsonNode body = Body.object(call, type.kind()).tree();
        String kind = body.path("kind").asText(type.kind());
        if (!kind.equals(type.kind())) {
            throw ApiException.badRequest(kind + " in version \"v1\" cannot be handled as a " + type.kind()
                    + ": no kind \"" + kind + "\" is registered for version \"" + type.apiVersion()
                    + "\" in scheme \"pkg/runtime/scheme.go:111\"");
        }
        if (body instanceof ObjectNode object) {
            TypedBody.decode(object, type.apiVersion(), type.kind());
        }
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", type.kind()).put("apiVersion", type.apiVersion());
        review.set("metadata", JsonNodeFactory.instance.objectNode());
        JsonNode spec = body.path("spec");
        if (spec.isObject()) {
            review.set("spec", spec);
        }
        UserInfo asker = call.user();
        switch (type.kind()) {
            case "SelfSubjectReview" -> self(review, asker);
            case "TokenReview" -> token(review, spec);
            case "SelfSubjectRulesReview" -> rules(review, spec, asker);
            case "SelfSubjectAccessReview" -> access(review, spec, asker);
            case "LocalSubjectAccessReview" -> {
                String asked = spec.path("resourceAttributes").path("namespace").asText();
                if (!asked.equals(call.info().namespace())) {
                    throw invalid("spec.resourceAttributes.namespace", quoted(asked), "must match metadata.namespace");
                }
                access(review, spec, subject(spec));
            }
            default -> access(review, spec, subject(spec));
        }
        return new Reply.Tree(201, review, List.of());
    }

    private void self(ObjectNode review, UserInfo asker) {
        review.withObject("/metadata")
                .put("creationTimestamp", KubeObject.time(services.loop().now()));
        review.putObject("status").set("userInfo", userInfo(asker));
    }

    private void token(ObjectNode review, JsonNode spec) {
        String token = spec.path("token").asText();
        if (token.isEmpty()) {
            throw ApiException.badRequest("token is required for TokenReview in authentication");
        }
        List<String> wanted = new ArrayList<>();
        spec.path("audiences").forEach(a -> wanted.add(a.asText()));
        Optional<ServiceAccountTokens.Claims> claims =
                authenticator.verified(token, services.loop().now());
        List<String> audiences = wanted.isEmpty() ? List.of(ServiceAccountTokens.ISSUER) : wanted;
        List<String> common = claims.map(
                        c -> audiences.stream().filter(c.audiences()::contains).toList())
                .orElse(List.of());
        ObjectNode status = review.putObject("status");
        if (common.isEmpty()) {
            status.putObject("user");
            status.put("error", "invalid bearer token");
            return;
        }
        status.put("authenticated", true);
        status.set("user", userInfo(Authenticator.user(claims.get())));
        common.forEach(status.putArray("audiences")::add);
    }

    private void rules(ObjectNode review, JsonNode spec, UserInfo asker) {
        String namespace = spec.path("namespace").asText();
        if (namespace.isEmpty()) {
            throw ApiException.badRequest("no namespace on request");
        }
        Authorizer.Rules rules = authorizer.rules(asker, namespace);
        review.set("spec", JsonNodeFactory.instance.objectNode());
        ObjectNode status = review.putObject("status");
        ArrayNode resources = status.putArray("resourceRules");
        ArrayNode paths = status.putArray("nonResourceRules");
        for (JsonNode rule : rules.rules()) {
            if (!rule.path("resources").isEmpty()) {
                resources.add(picked(rule, "verbs", "apiGroups", "resources", "resourceNames"));
            }
            if (!rule.path("nonResourceURLs").isEmpty()) {
                paths.add(picked(rule, "verbs", "nonResourceURLs"));
            }
        }
        status.put("incomplete", !rules.errors().isEmpty());
        if (!rules.errors().isEmpty()) {
            status.put("evaluationError", String.join(", ", rules.errors()));
        }
    }

    private static ObjectNode picked(JsonNode rule, String... fields) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (!rule.path(field).isEmpty()) {
                picked.set(field, rule.path(field));
            }
        }
        return picked;
    }

    private void access(ObjectNode review, JsonNode spec, UserInfo subject) {
        JsonNode resource = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        if (resource.isObject() && path.isObject()) {
            String shown = "{\"Path\":\"" + path.path("path").asText() + "\",\"Verb\":\""
                    + path.path("verb").asText() + "\"}";
            throw invalid(
                    "spec.nonResourceAttributes", shown, "cannot be specified in combination with resourceAttributes");
        }
        if (!resource.isObject() && !path.isObject()) {
            throw invalid(
                    "spec.resourceAttributes",
                    "null",
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        Attributes wish = resource.isObject()
                ? new Attributes(
                        subject,
                        resource.path("verb").asText(),
                        resource.path("group").asText(),
                        resource.path("version").asText(),
                        resource.path("resource").asText(),
                        resource.path("subresource").asText(),
                        resource.path("namespace").asText(),
                        resource.path("name").asText(),
                        null)
                : Attributes.path(
                        subject, path.path("verb").asText(), path.path("path").asText());
        Decision decision = authorizer.authorize(wish);
        ObjectNode status = review.putObject("status").put("allowed", decision.allowed());
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        if (!decision.error().isEmpty()) {
            status.put("evaluationError", decision.error());
        }
    }

    private static UserInfo subject(JsonNode spec) {
        List<String> groups = new ArrayList<>();
        spec.path("groups").forEach(g -> groups.add(g.asText()));
        String user = spec.path("user").asText();
        if (user.isEmpty() && groups.isEmpty()) {
            throw invalid("spec.user", "\"\"", "at least one of user or group must be specified");
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra").fields().forEachRemaining(e -> {
            List<String> values = new ArrayList<>();
            e.getValue().forEach(v -> values.add(v.asText()));
            extra.put(e.getKey(), values);
        });
        return new UserInfo(user, spec.path("uid").asText(), groups, extra);
    }

    private static ObjectNode userInfo(UserInfo user) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("username", user.name());
        if (!user.uid().isEmpty()) {
            info.put("uid", user.uid());
        }
        user.groups().forEach(info.withArray("/groups")::add);
        if (!user.extra().isEmpty()) {
            ObjectNode extra = info.putObject("extra");
            user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
        return info;
    }

    private static ApiException invalid(String field, String value, String why) {
        return ApiException.invalid(INVALID, "", List.of(FieldError.invalid(field, value, why)));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
