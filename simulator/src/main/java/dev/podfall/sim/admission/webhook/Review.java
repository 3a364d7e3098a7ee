package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ResourceType;
import java.util.Optional;

/**
 * An AdmissionReview: what a webhook is asked, and whether an answer is one. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go}.
 */
final class Review {
    private static final String GROUP = "admission.k8s.io/";
    private static final String KIND = "AdmissionReview";

    private final Hook hook;
    private final String uid;
    private final boolean mutating;

    Review(Hook hook, String uid, boolean mutating) {
        this.hook = hook;
        this.uid = uid;
        this.mutating = mutating;
    }

    /** An answer that is none. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message, null, false, false);
        }
    }

    /** The question, a tree of its own. */
    ObjectNode question(Attributes request) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", KIND).put("apiVersion", GROUP + hook.reviewVersion());
        ResourceType type = request.type();
        ObjectNode body = review.putObject("request").put("uid", uid);
        body.set("kind", kind(type, hook.version()));
        body.set("resource", resource(type, hook.version()));
        putUnlessEmpty(body, "subResource", request.subresource());
        body.set("requestKind", kind(type, type.version()));
        body.set("requestResource", resource(type, type.version()));
        putUnlessEmpty(body, "requestSubResource", request.subresource());
        putUnlessEmpty(body, "name", request.name());
        putUnlessEmpty(body, "namespace", request.namespace());
        body.put("operation", request.operation());
        body.set("userInfo", user(request));
        body.set("object", shown(request.object(), type));
        body.set("oldObject", shown(request.old(), type));
        body.put("dryRun", request.dryRun());
        body.set("options", request.details().options().get());
        return review;
    }

    private static ObjectNode kind(ResourceType type, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", type.group())
                .put("version", version)
                .put("kind", type.kind());
    }

    private static ObjectNode resource(ResourceType type, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", type.group())
                .put("version", version)
                .put("resource", type.plural());
    }

    private static ObjectNode user(Attributes request) {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("username", request.user());
        putUnlessEmpty(user, "uid", request.details().userUid());
        if (!request.groups().isEmpty()) {
            request.groups().forEach(user.putArray("groups")::add);
        }
        if (!request.details().extra().isEmpty()) {
            ObjectNode extra = user.putObject("extra");
            request.details().extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
        return user;
    }

    private JsonNode shown(ObjectNode object, ResourceType type) {
        if (object == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode copy = object.deepCopy();
        String version = hook.version();
        return version.equals(type.version())
                ? copy
                : copy.put("apiVersion", type.group().isEmpty() ? version : type.group() + "/" + version);
    }

    private static void putUnlessEmpty(ObjectNode node, String field, String value) {
        if (value != null && !value.isEmpty()) {
            node.put(field, value);
        }
    }

    /** The {@code response} of an answer. @throws NoAnswer if it is not an answer to this question */
    JsonNode response(ObjectNode answer) throws NoAnswer {
        JsonNode response = answer.path("response");
        if (!response.isObject()) {
            throw new NoAnswer("webhook response was absent");
        }
        boolean v1 = hook.reviewVersion().equals("v1");
        if (v1 && !response.path("uid").asText("").equals(uid)) {
            throw new NoAnswer("expected response.uid=\"" + uid + "\", got \""
                    + response.path("uid").asText("") + "\"");
        }
        if (v1) {
            checkPatch(response);
        }
        return response;
    }

    /** Why an answer cannot be read as what was asked for; empty if it can. */
    Optional<String> unreadable(ObjectNode answer) {
        String version = answer.path("apiVersion").asText("");
        String kind = answer.path("kind").asText("");
        if (version.isEmpty() && kind.isEmpty()) {
            return Optional.empty();
        }
        boolean known = kind.equals(KIND) && (version.equals(GROUP + "v1") || version.equals(GROUP + "v1beta1"));
        if (!known) {
            return Optional.of("no kind \"" + kind + "\" is registered for version \"" + version
                    + "\" in scheme \"pkg/runtime/scheme.go:111\"");
        }
        String given = version.substring(GROUP.length());
        if (!given.equals(hook.reviewVersion())) {
            return Optional.of("converting (" + given + "." + KIND + ") to (" + hook.reviewVersion() + "." + KIND
                    + "): unknown conversion");
        }
        JsonNode allowed = answer.path("response").path("allowed");
        return allowed.isMissingNode() || allowed.isBoolean() || allowed.isNull()
                ? Optional.empty()
                : Optional.of("json: cannot unmarshal " + (allowed.isTextual() ? "string" : "number")
                        + " into Go struct field AdmissionResponse.response.allowed of type bool");
    }

    private void checkPatch(JsonNode response) throws NoAnswer {
        boolean patch = !response.path("patch").asText("").isEmpty();
        boolean type = response.path("patchType").isTextual();
        if (mutating && patch && !type) {
            throw new NoAnswer("webhook returned response.patch but not response.patchType");
        }
        if (mutating && type && response.path("patchType").asText().isEmpty()) {
            throw new NoAnswer("webhook returned invalid response.patchType of \"\"");
        }
        if (mutating && type && !patch) {
            throw new NoAnswer("webhook returned response.patchType but not response.patch");
        }
        if (!mutating && patch) {
            throw new NoAnswer("validating webhook may not return response.patch");
        }
        if (!mutating && type) {
            throw new NoAnswer("validating webhook may not return response.patchType");
        }
    }
}
