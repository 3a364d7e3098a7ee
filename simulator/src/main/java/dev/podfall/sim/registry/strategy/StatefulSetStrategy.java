package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.ClaimValidation;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** StatefulSets. Mirrors {@code pkg/registry/apps/statefulset}, {@code pkg/apis/apps}. */
final class StatefulSetStrategy extends WorkloadStrategy {
    private static final List<String> MUTABLE = List.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    StatefulSetStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public List<String> validateName(String name) {
        return Names.label(name);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        ObjectNode spec = objectAt(object, "spec");
        putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = objectAt(spec, "updateStrategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = objectAt(strategy, "rollingUpdate");
            putIfAbsent(rolling, "partition", 0);
            // Of a feature that is off by default (MaxUnavailableStatefulSet).
            rolling.remove("maxUnavailable");
        }
        ObjectNode retention = objectAt(spec, "persistentVolumeClaimRetentionPolicy");
        putIfAbsent(retention, "whenDeleted", "Retain");
        putIfAbsent(retention, "whenScaled", "Retain");
        putIfAbsent(spec, "revisionHistoryLimit", 10);
        for (JsonNode claim : spec.path("volumeClaimTemplates")) {
            if (claim instanceof ObjectNode own) {
                putIfAbsent(own, "kind", "PersistentVolumeClaim");
                putIfAbsent(own, "apiVersion", "v1");
                ClaimStrategy.applyDefaults(objectAt(own, "spec"), type());
                putIfAbsent(objectAt(own, "status"), "phase", "Pending");
            }
        }
        super.applyDefaults(object);
    }

    @Override
    void initialStatus(ObjectNode status) {
        super.initialStatus(status);
        status.put("availableReplicas", 0);
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode claims = object.path("spec").path("volumeClaimTemplates");
        List<Errors> inClaims = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Errors found = new Errors();
            ClaimValidation.validate(claims.get(i).path("spec"), "spec.volumeClaimTemplates[" + i + "].spec", found);
            inClaims.add(found);
        }
        String service = object.path("spec").path("serviceName").asText();
        List<String> inService = service.isEmpty() ? List.of() : Names.label(service);
        validate(object, inClaims, inService, errors);
    }

    private static void validate(ObjectNode object, List<Errors> inClaims, List<String> inService, Errors errors) {
        JsonNode spec = object.path("spec");
        String management = spec.path("podManagementPolicy").asText();
        if (!Set.of("OrderedReady", "Parallel").contains(management)) {
            errors.invalid("spec.podManagementPolicy", management, "must be 'OrderedReady' or 'Parallel'");
        }
        validateStrategy(spec.path("updateStrategy"), errors);
        for (String when : List.of("whenDeleted", "whenScaled")) {
            String policy =
                    spec.path("persistentVolumeClaimRetentionPolicy").path(when).asText("Retain");
            if (!Set.of("Retain", "Delete").contains(policy)) {
                String path = "spec.persistentVolumeClaimRetentionPolicy." + when;
                errors.notSupported(path, policy, "Retain", "Delete");
            }
        }
        inClaims.forEach(found -> errors.addAll(found.list()));
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        errors.nonNegative("spec.ordinals.start", spec.path("ordinals").path("start"));
        errors.invalidAll("spec.serviceName", spec.path("serviceName"), inService);
        JsonNode selector = spec.path("selector");
        if (TemplateValidation.selector(selector, "statefulset", "", errors)) {
            JsonNode template = asPodsWillBe(spec);
            TemplateValidation.matches(selector, template, errors);
            TemplateValidation.template(template, errors);
        }
        TemplateValidation.runsAlways(spec.path("template"), "StatefulSet", errors);
    }

    private static void validateStrategy(JsonNode strategy, Errors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        String path = "spec.updateStrategy.rollingUpdate";
        switch (strategy.path("type").asText()) {
            case "OnDelete" -> {
                if (rolling.isObject()) {
                    String shown = "{\"Partition\":" + rolling.path("partition").asInt() + ",\"MaxUnavailable\":"
                            + (rolling.has("maxUnavailable") ? rolling.path("maxUnavailable") : "null") + "}";
                    errors.invalid(path, new StringBuilder(shown), "only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> errors.nonNegative(path + ".partition", rolling.path("partition"));
            default -> {
                String shown = "{\"Type\":" + strategy.path("type") + ",\"RollingUpdate\":null}";
                errors.invalid(
                        "spec.updateStrategy", new StringBuilder(shown), "must be 'RollingUpdate' or 'OnDelete'");
            }
        }
    }

    /** The template with what the controller gives to each pod: its claims for volumes, and a name of its own. */
    private static JsonNode asPodsWillBe(JsonNode spec) {
        JsonNode claims = spec.path("volumeClaimTemplates");
        if (!(spec.path("template").deepCopy() instanceof ObjectNode template)) {
            return spec.path("template");
        }
        ObjectNode pod = objectAt(template, "spec");
        pod.remove(List.of("hostname", "subdomain"));
        ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
        Set<String> names = new HashSet<>();
        for (JsonNode claim : claims) {
            String name = claim.path("metadata").path("name").asText();
            if (names.add(name)) {
                volumes.addObject()
                        .put("name", name)
                        .putObject("persistentVolumeClaim")
                        .put("claimName", name);
            }
        }
        for (JsonNode volume : pod.path("volumes")) {
            if (!names.contains(volume.path("name").asText())) {
                volumes.add(volume);
            }
        }
        if (!claims.isEmpty()) {
            pod.set("volumes", volumes);
        }
        return template;
    }

    /** What is immutable was looked at when it was created. */
    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        validate(object, List.of(), List.of(), errors);
        ObjectNode now = object.path("spec").deepCopy();
        ObjectNode before = old.path("spec").deepCopy();
        if (!now.remove(MUTABLE).equals(before.remove(MUTABLE))) {
            errors.forbidden(
                    "spec",
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                            + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
                            + "'minReadySeconds' are forbidden");
        }
    }
}
