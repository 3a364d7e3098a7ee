package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names and namespaces, the hash of what is in an object, and whoever refers to it. */
final class Names {
    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    private static final Set<String> NEVER_RENAMED = Set.of("CustomResourceDefinition", "APIService", "Namespace");

    /** Kinds of the cluster that have no namespace. What is not known is taken to have one. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "APIService",
            "CSIDriver",
            "CSINode",
            "CertificateSigningRequest",
            "ClusterIssuer",
            "ClusterRole",
            "ClusterRoleBinding",
            "ComponentStatus",
            "CustomResourceDefinition",
            "FlowSchema",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Namespace",
            "Node",
            "PersistentVolume",
            "PriorityClass",
            "PriorityLevelConfiguration",
            "RuntimeClass",
            "StorageClass",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
            "VolumeAttachment");

    private Names() {}

    static void transform(List<Resource> resources, String namespace, String prefix, String suffix) {
        if (namespace.isEmpty() && prefix.isEmpty() && suffix.isEmpty()) {
            return;
        }
        Map<Resource.Id, Resource> before = new LinkedHashMap<>();
        for (Resource resource : resources) {
            before.put(resource.id(), resource);
            String kind = resource.kind();
            String name = NEVER_RENAMED.contains(kind) ? resource.name() : prefix + resource.name() + suffix;
            if (kind.equals("Namespace") && !namespace.isEmpty()) {
                name = namespace;
            }
            resource.rename(OF_THE_CLUSTER.contains(kind) ? "" : namespace, name);
        }
        new References(before, namespace).follow(resources);
    }

    /** Makes the hash of its content part of the name of everything that was generated. */
    static void hash(List<Resource> resources) {
        Map<Resource.Id, Resource> before = new LinkedHashMap<>();
        for (Resource resource : resources) {
            before.put(resource.id(), resource);
            if (resource.isHashed()) {
                resource.rename("", resource.name() + "-" + hash(resource));
            }
        }
        new References(before, "").follow(resources);
    }

    /** Mirrors {@code api/hasher}: ten digits that spell no words. */
    private static String hash(Resource resource) {
        JsonNode json = resource.json();
        Map<String, Object> content = new TreeMap<>();
        content.put("kind", resource.kind());
        content.put("name", "");
        content.put("data", json.has("data") ? plain(json.path("data")) : "");
        if (resource.kind().equals("Secret")) {
            content.put("type", json.path("type").asText());
        }
        if (json.has("binaryData")) {
            content.put("binaryData", plain(json.path("binaryData")));
        }
        try {
            String text = SORTED.writeValueAsString(content)
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e");
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(sum).substring(0, 10);
            return hex.replace('0', 'g')
                    .replace('1', 'h')
                    .replace('3', 'k')
                    .replace('a', 'm')
                    .replace('e', 't');
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object plain(JsonNode node) {
        return new TreeMap<>(Kustomization.map(node));
    }
}
