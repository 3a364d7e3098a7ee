package dev.podfall.sim.api.objects;

import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.ServedResource;
import java.util.List;

/** What clients are warned of. Mirrors the lifecycle methods of {@code k8s.io/api}. */
final class Deprecations {
    private Deprecations() {}

    static List<String> of(ServedResource resource) {
        if (resource.custom() != null && !resource.custom().deprecation().isEmpty()) {
            return List.of(resource.custom().deprecation());
        }
        if (resource.type().equals(Resources.COMPONENTSTATUSES)) {
            return List.of("v1 ComponentStatus is deprecated in v1.19+");
        }
        boolean endpoints = resource.type().equals(Resources.ENDPOINTS);
        return endpoints
                ? List.of("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice")
                : List.of();
    }
}
