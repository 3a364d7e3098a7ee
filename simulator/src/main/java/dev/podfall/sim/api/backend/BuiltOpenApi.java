package dev.podfall.sim.api.backend;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.openapi.BuiltDocuments;
import dev.podfall.sim.openapi.CustomDocuments;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.ServedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents that the build made, of what the registry serves; nothing is read before a client asks. */
final class BuiltOpenApi implements OpenApiDocuments {
    private final Registry registry;
    private BuiltDocuments documents;
    private List<ServedResource> seen = List.of();
    private CustomDocuments custom = new CustomDocuments(List.of());

    BuiltOpenApi(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>(documents().parts());
        parts.addAll(custom().parts());
        return parts;
    }

    @Override
    public String hash(String part) {
        return custom().has(part) ? custom().hash(part) : documents().hash(part);
    }

    @Override
    public Optional<byte[]> v3(String part) {
        return custom().has(part)
                ? Optional.of(custom().document(part))
                : documents().v3(part);
    }

    @Override
    public byte[] v2() {
        return documents().v2();
    }

    @Override
    public byte[] v2Protobuf() {
        return documents().v2Protobuf();
    }

    private BuiltDocuments documents() {
        if (documents == null) {
            Set<String> served = ReviewResources.addedTo(registry.served()).stream()
                    .map(r -> part(r.type()))
                    .collect(Collectors.toSet());
            documents = new BuiltDocuments(served::contains);
        }
        return documents;
    }

    private CustomDocuments custom() {
        List<ServedResource> now = registry.served();
        if (now != seen) {
            seen = now;
            custom = new CustomDocuments(now.stream()
                    .filter(r -> r.custom() != null)
                    .map(BuiltOpenApi::kind)
                    .toList());
        }
        return custom;
    }

    private static CustomDocuments.Kind kind(ServedResource resource) {
        boolean status = resource.subresources().stream().anyMatch(s -> s.name().equals("status"));
        return new CustomDocuments.Kind(
                resource.type(),
                resource.custom().listKind(),
                status,
                resource.custom().schema());
    }

    private static String part(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }
}
