package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.ResourceNames;
import java.util.Set;

/** DeviceClasses. Mirrors {@code pkg/registry/resource/deviceclass} and {@code pkg/apis/resource}. */
final class DeviceClassStrategy extends Strategy {
    DeviceClassStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return Set.of();
    }

    @Override
    public void validate(ObjectNode deviceClass, Errors errors) {
        JsonNode spec = deviceClass.path("spec");
        DeviceSelectors.validate(spec.path("selectors"), "spec.selectors", errors);
        JsonNode config = spec.path("config");
        DeviceFields.list(config, DeviceRequests.MOST, DeviceFields::configuration, "spec.config", errors);
        JsonNode resource = spec.path("extendedResourceName");
        if (resource.isTextual() && !ResourceNames.isExtended(resource.asText())) {
            errors.invalid("spec.extendedResourceName", resource.asText(), "must be a valid extended resource name");
        }
    }
}
