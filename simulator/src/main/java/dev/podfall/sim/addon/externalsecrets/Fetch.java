package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One attempt to get all that an ExternalSecret asks for, one value after the other; the first failure ends it. Mirrors {@code
 * externalsecret_controller_secret.go} and {@code pkg/controllers/secretstore/client_manager.go}.
 */
final class Fetch {
    private final Manager manager;
    private final KubeObject wanted;
    private final Map<String, String> values = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();
    private Consumer<Result> end;

    Fetch(Manager manager, KubeObject wanted) {
        this.manager = manager;
        this.wanted = wanted;
    }

    /**
     * What became of it.
     *
     * @param failure empty if it worked
     */
    record Result(Map<String, String> values, String failure) {}

    /** A value, or with no name all those at a path. */
    private record Part(String what, String secretKey, String key, String property, JsonNode store) {}

    void begin(Consumer<Result> then) {
        end = then;
        JsonNode store = wanted.spec().path("secretStoreRef");
        int i = 0;
        for (JsonNode from : wanted.spec().path("dataFrom")) {
            String key = from.at("/extract/key").asText();
            String property = from.at("/extract/property").asText();
            parts.add(new Part("spec.dataFrom[" + i++ + "].extract", "", key, property, store));
        }
        i = 0;
        for (JsonNode one : wanted.spec().path("data")) {
            String key = one.at("/remoteRef/key").asText();
            String property = one.at("/remoteRef/property").asText();
            JsonNode own = one.at("/sourceRef/storeRef");
            String what = "spec.data[" + i++ + "] (key: " + key + ")";
            parts.add(new Part(what, one.path("secretKey").asText(), key, property, own.isMissingNode() ? store : own));
        }
        next();
    }

    private void next() {
        if (parts.isEmpty()) {
            end.accept(new Result(values, ""));
            return;
        }
        Part part = parts.remove(0);
        try {
            Optional<VaultClient> vault = client(part);
            vault.ifPresent(v -> v.read(part.key(), reply -> take(part, reply)));
        } catch (ApiException refused) {
            fail(part, refused.getMessage());
        }
    }

    private void take(Part part, VaultClient.Reply reply) {
        if (!reply.failure().isEmpty()) {
            fail(part, reply.failure());
            return;
        }
        if (part.secretKey().isEmpty()) {
            reply.values().properties().forEach(e -> values.put(e.getKey(), text(e.getValue())));
            next();
            return;
        }
        JsonNode value =
                part.property().isEmpty() ? reply.values() : reply.values().path(part.property());
        if (value.isMissingNode()) {
            fail(part, "cannot find secret data for key: \"" + part.property() + "\"");
        } else {
            values.put(part.secretKey(), text(value));
            next();
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private void fail(Part part, String why) {
        end.accept(new Result(Map.of(), "error processing " + part.what() + ", err: " + why));
    }

    /** The store's client; empty when that failed, and was told. */
    private Optional<VaultClient> client(Part part) {
        String kind = part.store().path("kind").asText("SecretStore");
        String name = part.store().path("name").asText();
        ResourceType type = kind.equals("ClusterSecretStore") ? Types.CLUSTERSTORES : Types.STORES;
        Optional<ObjectNode> found = manager.client().find(type, type.namespaced() ? wanted.namespace() : null, name);
        if (found.isEmpty()) {
            fail(
                    part,
                    "could not get " + kind + " \"" + name + "\", " + type.qualifiedName() + " \"" + name
                            + "\" not found");
            return Optional.empty();
        }
        KubeObject store = new KubeObject(found.get());
        JsonNode vault = store.spec().at("/provider/vault");
        Credentials.Found token = new Credentials(manager.client()).token(store, vault, wanted.namespace());
        if (!store.is(Types.READY)) {
            fail(part, kind + " \"" + name + "\" is not ready");
            return Optional.empty();
        }
        if (!token.problem().isEmpty()) {
            fail(part, token.problem());
            return Optional.empty();
        }
        return Optional.of(new VaultClient(manager.process(), vault, token.value()));
    }
}
