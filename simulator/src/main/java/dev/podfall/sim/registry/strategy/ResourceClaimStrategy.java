package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.Set;

/** ResourceClaims. Mirrors {@code pkg/registry/resource/resourceclaim} and {@code pkg/apis/resource}. */
final class ResourceClaimStrategy extends Strategy {
    private final Peers peers;

    ResourceClaimStrategy(KindSpec kind, Peers peers) {
        super(kind);
        this.peers = peers;
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec", "metadata");
    }

    @Override
    public void applyDefaults(ObjectNode claim) {
        DeviceRequests.applyDefaults(claim.path("spec").path("devices"));
    }

    @Override
    public void validate(ObjectNode claim, Errors errors) {
        JsonNode devices = claim.path("spec").path("devices");
        validateAdmin(devices, claim, peers, errors);
        new DeviceRequests(devices).validate(devices, "spec.devices", errors);
    }

    /** Whether somebody may look at devices that are in use; the namespace says so. Mirrors {@code AuthorizedForAdmin}. */
    static void validateAdmin(JsonNode devices, ObjectNode object, Peers peers, Errors errors) {
        JsonNode requests = devices.path("requests");
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).path("exactly").path("adminAccess").asBoolean()) {
                requireAdmin(object, "spec.devices.requests[" + i + "].adminAccess", peers, errors);
                return;
            }
        }
    }

    static void requireAdmin(ObjectNode object, String path, Peers peers, Errors errors) {
        String home = object.path("metadata").path("namespace").asText();
        boolean allowed = peers.all(Resources.NAMESPACES).stream()
                .filter(n -> n.path("metadata").path("name").asText().equals(home))
                .anyMatch(n -> n.path("metadata")
                        .path("labels")
                        .path("resource.kubernetes.io/admin-access")
                        .asText()
                        .equals("true"));
        if (!allowed) {
            errors.forbidden(
                    path,
                    "admin access to devices requires the `resource.kubernetes.io/admin-access: true` label on the "
                            + "containing namespace");
        }
    }

    @Override
    public void validateUpdate(ObjectNode claim, ObjectNode old, Errors errors) {
        JsonNode now = GoForm.value("ResourceClaimSpec", claim.path("spec"));
        if (!now.equals(GoForm.value("ResourceClaimSpec", old.path("spec")))) {
            errors.invalid("spec", now, "field is immutable");
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode claim, ObjectNode old, Errors errors) {
        ClaimAllocation.validate(claim, old, errors);
    }
}
