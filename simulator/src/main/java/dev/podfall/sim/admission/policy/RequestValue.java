package dev.podfall.sim.admission.policy;

import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.cel.AuthorizerValue;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variable {@code request}. Mirrors {@code CreateAdmissionRequest} of {@code
 * k8s.io/apiserver/pkg/admission/plugin/cel/condition.go}.
 */
final class RequestValue {
    private RequestValue() {}

    static Map<String, Object> of(Attributes request) {
        ResourceType type = request.type();
        Map<String, Object> kind = Map.of("group", type.group(), "version", type.version(), "kind", type.kind());
        Map<String, Object> resource =
                Map.of("group", type.group(), "version", type.version(), "resource", type.plural());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("uid", "");
        value.put("kind", kind);
        value.put("resource", resource);
        value.put("requestKind", kind);
        value.put("requestResource", resource);
        if (request.subresource() != null) {
            value.put("subResource", request.subresource());
            value.put("requestSubResource", request.subresource());
        }
        if (!text(request.name()).isEmpty()) {
            value.put("name", request.name());
        }
        if (request.namespace() != null) {
            value.put("namespace", request.namespace());
        }
        value.put("operation", request.operation());
        value.put("userInfo", Map.of("username", request.user(), "groups", request.groups()));
        value.put("dryRun", request.dryRun());
        value.put("options", Map.of("kind", options(request.operation()), "apiVersion", "meta.k8s.io/v1"));
        return value;
    }

    private static String options(String operation) {
        return operation.charAt(0) + operation.substring(1).toLowerCase(java.util.Locale.ROOT) + "Options";
    }

    /** The variable {@code authorizer.requestResource}. */
    static AuthorizerValue.ResourceCheck resource(Attributes request, AuthorizerValue authorizer) {
        return new AuthorizerValue.ResourceCheck(
                authorizer,
                new Permissions.Resource(
                        request.type().group(),
                        request.type().plural(),
                        text(request.subresource()),
                        text(request.namespace()),
                        text(request.name())));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
