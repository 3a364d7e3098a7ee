package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields that name another object follow it when it gets another name. Mirrors {@code builtinpluginconsts/namereference.go}. */
final class References {
    /** Where the specification of pods lies, by kind. */
    private static final Map<String, String> PODS = Map.of(
            "Pod", "spec",
            "Deployment", "spec/template/spec",
            "ReplicaSet", "spec/template/spec",
            "DaemonSet", "spec/template/spec",
            "StatefulSet", "spec/template/spec",
            "ReplicationController", "spec/template/spec",
            "Job", "spec/template/spec",
            "CronJob", "spec/jobTemplate/spec/template/spec");

    /** Fields in the specification of pods; a star stands for the items of a list. */
    private static final List<Field> OF_PODS = List.of(
            new Field("ConfigMap", "volumes/*/configMap/name"),
            new Field("ConfigMap", "volumes/*/projected/sources/*/configMap/name"),
            new Field("ConfigMap", "containers/*/env/*/valueFrom/configMapKeyRef/name"),
            new Field("ConfigMap", "containers/*/envFrom/*/configMapRef/name"),
            new Field("ConfigMap", "initContainers/*/env/*/valueFrom/configMapKeyRef/name"),
            new Field("ConfigMap", "initContainers/*/envFrom/*/configMapRef/name"),
            new Field("Secret", "volumes/*/secret/secretName"),
            new Field("Secret", "volumes/*/projected/sources/*/secret/name"),
            new Field("Secret", "containers/*/env/*/valueFrom/secretKeyRef/name"),
            new Field("Secret", "containers/*/envFrom/*/secretRef/name"),
            new Field("Secret", "initContainers/*/env/*/valueFrom/secretKeyRef/name"),
            new Field("Secret", "initContainers/*/envFrom/*/secretRef/name"),
            new Field("Secret", "imagePullSecrets/*/name"),
            new Field("ServiceAccount", "serviceAccountName"),
            new Field("PersistentVolumeClaim", "volumes/*/persistentVolumeClaim/claimName"),
            new Field("PriorityClass", "priorityClassName"));

    private static final Map<String, List<Field>> OF_KINDS = Map.of(
            "ServiceAccount",
            List.of(new Field("Secret", "imagePullSecrets/*/name"), new Field("Secret", "secrets/*/name")),
            "Ingress",
            List.of(
                    new Field("Secret", "spec/tls/*/secretName"),
                    new Field("Service", "spec/rules/*/http/paths/*/backend/service/name"),
                    new Field("Service", "spec/defaultBackend/service/name"),
                    new Field("IngressClass", "spec/ingressClassName")),
            "StatefulSet",
            List.of(
                    new Field("Service", "spec/serviceName"),
                    new Field("StorageClass", "spec/volumeClaimTemplates/*/spec/storageClassName")),
            "PersistentVolumeClaim",
            List.of(
                    new Field("StorageClass", "spec/storageClassName"),
                    new Field("PersistentVolume", "spec/volumeName")),
            "APIService",
            List.of(new Field("Service", "spec/service/name")),
            "ValidatingWebhookConfiguration",
            List.of(new Field("Service", "webhooks/*/clientConfig/service/name")),
            "MutatingWebhookConfiguration",
            List.of(new Field("Service", "webhooks/*/clientConfig/service/name")));

    /** What there is, by kind and name. */
    private final Map<List<String>, List<Map.Entry<Resource.Id, Resource>>> before = new HashMap<>();

    private final Map<String, Resource.Id> referrers = new HashMap<>();
    private final String namespace;

    /**
     * References to what was renamed.
     *
     * @param before what there is, by the names that it had
     * @param namespace the one that all go to; empty for none
     */
    References(Map<Resource.Id, Resource> before, String namespace) {
        this.namespace = namespace;
        before.forEach((id, resource) -> referrers.put(resource.id().toString(), id));
        before.entrySet()
                .forEach(entry -> this.before
                        .computeIfAbsent(
                                List.of(entry.getKey().kind(), entry.getKey().name()), k -> new ArrayList<>())
                        .add(entry));
    }

    private record Field(String kind, String path) {}

    void follow(List<Resource> resources) {
        for (Resource resource : resources) {
            Resource.Id own = referrers.get(resource.id().toString());
            String from = own == null ? resource.namespace() : own.namespace();
            ObjectNode json = resource.json();
            String pods = PODS.get(resource.kind());
            if (pods != null) {
                OF_PODS.forEach(field -> walk(json, pods + "/" + field.path(), field.kind(), from));
            }
            OF_KINDS.getOrDefault(resource.kind(), List.of())
                    .forEach(field -> walk(json, field.path(), field.kind(), from));
            scaled(json, from);
            roles(json, from);
        }
    }

    private void scaled(ObjectNode json, String from) {
        if (json.at("/spec/scaleTargetRef") instanceof ObjectNode target
                && json.path("kind").asText().equals("HorizontalPodAutoscaler")) {
            rename(target, "name", target.path("kind").asText(), from);
        }
    }

    private void roles(ObjectNode json, String from) {
        if (!json.path("kind").asText().matches("(Cluster)?RoleBinding")) {
            return;
        }
        if (json.path("roleRef") instanceof ObjectNode role) {
            rename(role, "name", role.path("kind").asText(), from);
        }
        for (JsonNode each : json.path("subjects")) {
            if (each instanceof ObjectNode subject
                    && subject.path("kind").asText().equals("ServiceAccount")) {
                Resource account = find(
                        "ServiceAccount",
                        subject.path("name").asText(),
                        subject.path("namespace").asText());
                if (account != null) {
                    subject.put("name", account.name());
                    if (!account.namespace().isEmpty()) {
                        subject.put("namespace", account.namespace());
                    }
                } else if (!namespace.isEmpty() && subject.path("name").asText().equals("default")) {
                    subject.put("namespace", namespace);
                }
            }
        }
    }

    private void walk(JsonNode at, String path, String kind, String from) {
        int slash = path.indexOf('/');
        String step = slash < 0 ? path : path.substring(0, slash);
        if (step.equals("*")) {
            if (at instanceof ArrayNode list) {
                list.forEach(item -> walk(item, path.substring(2), kind, from));
            }
        } else if (slash >= 0) {
            walk(at.path(step), path.substring(slash + 1), kind, from);
        } else if (at instanceof ObjectNode object) {
            rename(object, step, kind, from);
        }
    }

    private void rename(ObjectNode object, String field, String kind, String from) {
        if (object.path(field).isTextual()) {
            Resource named = find(kind, object.path(field).asText(), from);
            if (named != null) {
                object.put(field, named.name());
            }
        }
    }

    private Resource find(String kind, String name, String from) {
        for (Map.Entry<Resource.Id, Resource> each : before.getOrDefault(List.of(kind, name), List.of())) {
            Resource.Id id = each.getKey();
            if (from.isEmpty() || id.namespace().isEmpty() || id.namespace().equals(from)) {
                return each.getValue();
            }
        }
        return null;
    }
}
