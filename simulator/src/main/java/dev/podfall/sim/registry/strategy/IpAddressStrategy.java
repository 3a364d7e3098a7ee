package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.List;
import java.util.Set;

/** IPAddresses, which are named as what they are. Mirrors {@code pkg/registry/networking/ipaddress}. */
final class IpAddressStrategy extends Strategy {
    private static final String PATH = "spec.parentRef";

    IpAddressStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return Set.of();
    }

    @Override
    public List<String> validateName(String name) {
        return Addresses.canonical(name);
    }

    @Override
    public void validate(ObjectNode address, Errors errors) {
        JsonNode parent = address.path("spec").path("parentRef");
        if (!parent.isObject()) {
            errors.required(PATH, "");
            return;
        }
        String group = parent.path("group").asText("");
        if (!group.isEmpty()) {
            errors.invalidAll(PATH + ".group", group, Names.subdomain(group));
        }
        for (String field : List.of("resource", "name")) {
            String value = parent.path(field).asText("");
            if (value.isEmpty()) {
                errors.required(PATH + "." + field, "");
            } else {
                errors.invalidAll(PATH + "." + field, value, Names.pathSegment(value));
            }
        }
        String namespace = parent.path("namespace").asText("");
        errors.invalidAll(PATH + ".namespace", namespace, Names.pathSegment(namespace));
    }

    @Override
    public void validateUpdate(ObjectNode address, ObjectNode old, Errors errors) {
        validate(address, errors);
        JsonNode now = shown(address);
        if (!now.equals(shown(old))) {
            errors.invalid(PATH, now, "field is immutable");
        }
    }

    private static JsonNode shown(ObjectNode address) {
        JsonNode parent = address.path("spec").path("parentRef");
        return parent.isObject() ? GoForm.value("ParentReference", parent) : NullNode.getInstance();
    }
}
