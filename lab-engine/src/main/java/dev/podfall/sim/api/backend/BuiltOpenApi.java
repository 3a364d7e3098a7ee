package dev.podfall.sim.api.backend;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.openapi.BuiltDocuments;
import dev.podfall.sim.registry.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents that the build made, of what the registry serves; nothing is read before a client asks. */
final class BuiltOpenApi implements OpenApiDocuments {
    private final Registry registry;
    private BuiltDocuments documents;

    BuiltOpenApi(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<String> parts() {
        return documents().parts();
    }

    @Override
    public String hash(String part) {
        return documents().hash(part);
    }

    @Override
    public Optional<byte[]> v3(String part) {
        return documents().v3(part);
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

    private static String part(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }
}
