package dev.podfall.engine.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people have written into namespaces, freed of what servers and controllers add: two digests are equal when the
 * same is meant.
 *
 * @param objects by {@code Kind/namespace/name}
 */
public record Digest(@JsonValue Map<String, ObjectNode> objects) {
    /** The kinds that people write, those of add-ons where they are served. Pods, ReplicaSets, endpoints and events follow from them. */
    static final List<String> KINDS = List.of(
            "ConfigMap",
            "Secret",
            "Service",
            "ServiceAccount",
            "LimitRange",
            "ResourceQuota",
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "CronJob",
            "Ingress",
            "NetworkPolicy",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "PersistentVolumeClaim",
            "Role",
            "RoleBinding",
            "Issuer",
            "Certificate",
            "SecretStore",
            "ExternalSecret",
            "SealedSecret",
            "GitRepository",
            "Kustomization",
            "AppProject",
            "Application");

    /** Of add-ons' kinds those that their controllers write. */
    static final Set<String> FOLLOWING = Set.of("CertificateRequest", "Order", "Challenge");

    @JsonCreator
    public Digest {
        objects = new TreeMap<>(objects);
    }

    /** Of these namespaces, as they are now. */
    public static Digest of(ClusterApi api, Collection<String> namespaces) {
        Map<String, ObjectNode> objects = new TreeMap<>();
        for (String namespace : namespaces) {
            for (String kind : KINDS) {
                for (ObjectNode object : list(api, kind, namespace)) {
                    if (!Normal.isSystemMade(kind, object)) {
                        objects.put(key(kind, namespace, name(object)), Normal.of(kind, object));
                    }
                }
            }
        }
        objects.entrySet().removeIf(e -> isIssued(e.getValue(), objects));
        return new Digest(objects);
    }

    /** A Secret that follows from a Certificate: it has no owner, and only says whose it is. */
    private static boolean isIssued(ObjectNode object, Map<String, ObjectNode> objects) {
        JsonNode metadata = object.path("metadata");
        String certificate =
                metadata.at("/annotations/cert-manager.io~1certificate-name").asText();
        ObjectNode of =
                objects.get(key("Certificate", metadata.path("namespace").asText(), certificate));
        return object.path("kind").asText().equals("Secret")
                && of != null
                && of.at("/spec/secretName").asText().equals(name(object));
    }

    /** The same, and which images run. */
    Digest withImages(ClusterApi api, Collection<String> namespaces) {
        Map<String, ObjectNode> all = new TreeMap<>(objects);
        all.putAll(RunningImages.of(api, namespaces));
        return new Digest(all);
    }

    public Optional<ObjectNode> find(String kind, String namespace, String name) {
        return Optional.ofNullable(objects.get(key(kind, namespace, name)));
    }

    /** Differences to {@code other} in what people wrote, one line each, such as {@code - Secret/ns/x} or {@code ~ Service/ns/y}. */
    public List<String> differences(Digest other) {
        List<String> lines = new ArrayList<>();
        objects.forEach((key, object) -> {
            JsonNode there = other.objects.get(key);
            if (key.startsWith(RunningImages.KIND + "/")) {
                return;
            }
            if (there == null) {
                lines.add("- " + key);
            } else if (!there.equals(object)) {
                lines.add("~ " + key);
            }
        });
        other.objects.keySet().stream().filter(k -> !objects.containsKey(k)).forEach(k -> lines.add("+ " + k));
        return lines;
    }

    private static List<ObjectNode> list(ClusterApi api, String kind, String namespace) {
        try {
            return api.list(kind, namespace, null);
        } catch (RequestRefused notServed) {
            return List.of();
        }
    }

    private static String key(String kind, String namespace, String name) {
        return kind + "/" + namespace + "/" + name;
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }
}
