package dev.podfall.sim.kubelet.env;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds a container's environment. Mirrors {@code Kubelet.makeEnvironmentVariables}. */
public final class Environment {
    private final References references;
    private final FieldReferences fields;
    private final ResourceReferences resources;
    private final ServiceEnvironment services;

    public Environment(Host host) {
        this.references = new References(host.client());
        this.fields = new FieldReferences(host);
        this.resources = new ResourceReferences(host);
        this.services = new ServiceEnvironment(host.client());
    }

    /**
     * All variables, without those of the image.
     *
     * @throws ConfigError when something referred to is missing, with the text of CreateContainerConfigError
     */
    public Map<String, String> of(PodView pod, ContainerSpec container, String podIp) {
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, String> ofServices = services.of(pod);
        container.json().path("envFrom").forEach(from -> addAll(pod.namespace(), from, own));
        for (JsonNode variable : container.json().path("env")) {
            String name = variable.path("name").asText();
            String value = variable.path("value").asText();
            if (!value.isEmpty()) {
                own.put(name, Expansion.expand(value, n -> own.getOrDefault(n, ofServices.get(n))));
            } else if (variable.has("valueFrom")) {
                from(pod, container, variable.path("valueFrom"), podIp).ifPresent(v -> own.put(name, v));
            } else {
                own.put(name, "");
            }
        }
        ofServices.forEach(own::putIfAbsent);
        return own;
    }

    private void addAll(String namespace, JsonNode from, Map<String, String> own) {
        String prefix = from.path("prefix").asText();
        boolean isSecret = from.has("secretRef");
        JsonNode reference = from.path(isSecret ? "secretRef" : "configMapRef");
        content(isSecret, namespace, reference)
                .ifPresent(c -> c.forEach((key, value) -> own.put(prefix + key, Bytes.text(value))));
    }

    private Optional<String> from(PodView pod, ContainerSpec container, JsonNode source, String podIp) {
        if (source.has("fieldRef")) {
            return Optional.of(
                    fields.value(pod, source.path("fieldRef").path("fieldPath").asText(), podIp));
        }
        if (source.has("resourceFieldRef")) {
            return Optional.of(resources.value(pod, container, source.path("resourceFieldRef")));
        }
        boolean isSecret = source.has("secretKeyRef");
        return key(isSecret, pod.namespace(), source.path(isSecret ? "secretKeyRef" : "configMapKeyRef"));
    }

    private Optional<String> key(boolean isSecret, String namespace, JsonNode reference) {
        Optional<TreeMap<String, byte[]>> content = content(isSecret, namespace, reference);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        String key = reference.path("key").asText();
        byte[] value = content.get().get(key);
        if (value != null) {
            return Optional.of(Bytes.text(value));
        }
        if (reference.path("optional").asBoolean()) {
            return Optional.empty();
        }
        String kind = isSecret ? "Secret" : "ConfigMap";
        String name = reference.path("name").asText();
        throw new ConfigError("couldn't find key " + key + " in " + kind + " " + namespace + "/" + name);
    }

    /** Empty when it is missing and optional. */
    private Optional<TreeMap<String, byte[]>> content(boolean isSecret, String namespace, JsonNode reference) {
        String name = reference.path("name").asText();
        Optional<TreeMap<String, byte[]>> found =
                isSecret ? references.findSecret(namespace, name) : references.findConfigMap(namespace, name);
        if (found.isEmpty() && !reference.path("optional").asBoolean()) {
            throw References.missing(isSecret ? "secret" : "configmap", name);
        }
        return found;
    }
}
