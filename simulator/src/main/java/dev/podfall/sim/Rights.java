package dev.podfall.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.authz.Decision;
import dev.podfall.sim.authz.Escalation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.UserInfo;

/** What somebody from outside may do. Call it on the loop. */
public final class Rights {
    private static final String CREATE = "create";

    private final ControlPlane plane;

    /** A resource as rules name it. @param group empty for the core group */
    public record GroupResource(String group, String resource) {}

    Rights(ControlPlane plane) {
        this.plane = plane;
    }

    /**
     * Whether somebody may do that.
     *
     * @param resource may have a subresource: {@code pods/exec}
     * @param namespace empty for all and for what has none
     * @param name empty for any
     */
    public boolean allow(UserInfo who, String verb, GroupResource resource, String namespace, String name) {
        return plane.authorizer()
                .authorize(Attributes.resource(who, verb, resource.group(), resource.resource(), namespace, name))
                .allowed();
    }

    /**
     * Creates an object as somebody would, all but the storing. The audit trail knows nothing of it.
     *
     * @param who null for the administrator
     * @throws ApiException as they would be refused
     */
    public void dryRun(UserInfo who, ResourceType type, ObjectNode object) {
        String namespace = type.namespaced() ? object.at("/metadata/namespace").asText() : "";
        UserInfo user = who == null ? UserInfo.component("kubernetes-admin") : who;
        Attributes wish = Attributes.resource(user, CREATE, type.group(), type.plural(), namespace, "");
        Decision decision = plane.authorizer().authorize(wish);
        if (!decision.allowed()) {
            throw forbidden(wish, type);
        }
        ObjectNode made = plane.dryRun(user, type, object);
        if (who != null && Escalation.concerns(type)) {
            new Escalation(plane.admin(), plane.authorizer()).check(user, type, made);
        }
    }

    /** In the words of {@code k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go}. */
    private static ApiException forbidden(Attributes wish, ResourceType type) {
        String scope =
                wish.namespace().isEmpty() ? "at the cluster scope" : "in the namespace \"" + wish.namespace() + "\"";
        return ApiException.forbidden(
                type,
                "",
                "User \"" + wish.user().name() + "\" cannot " + CREATE + " resource \"" + type.plural()
                        + "\" in API group \"" + type.group() + "\" " + scope);
    }
}
