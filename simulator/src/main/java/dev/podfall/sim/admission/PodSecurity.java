package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.podsecurity.Level;
import dev.podfall.sim.admission.podsecurity.Policy;
import dev.podfall.sim.admission.podsecurity.Standard;
import dev.podfall.sim.admission.podsecurity.Standards;
import dev.podfall.sim.admission.podsecurity.Violation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds pods against what their namespace asks for, and warns of templates whose pods will be refused. Mirrors
 * {@code plugin/pkg/admission/security/podsecurity}.
 */
final class PodSecurity implements AdmissionPlugin {
    private static final Set<String> WITH_TEMPLATE = Set.of(
            "replicationcontrollers",
            "podtemplates",
            "replicasets",
            "deployments",
            "statefulsets",
            "daemonsets",
            "jobs",
            "cronjobs");
    private static final Set<String> POD_SUBRESOURCES = Set.of("ephemeralcontainers", "resize");

    /** A change of a namespace is held against so many of its pods. */
    private static final int MOST_PODS = 3000;

    private final SimClient client;

    PodSecurity(SimClient client) {
        this.client = client;
    }

    @Override
    public void validate(Attributes attributes) {
        boolean writes = attributes.operation().equals("CREATE")
                || attributes.operation().equals("UPDATE");
        if (!writes || attributes.object() == null) {
            return;
        }
        if (attributes.type().equals(Resources.NAMESPACES)) {
            if (attributes.subresource() == null) {
                namespace(attributes);
            }
        } else if (attributes.type().equals(Resources.PODS)) {
            if (attributes.subresource() == null || POD_SUBRESOURCES.contains(attributes.subresource())) {
                pod(attributes);
            }
        } else if (attributes.subresource() == null
                && WITH_TEMPLATE.contains(attributes.type().plural())) {
            template(attributes);
        }
    }

    private static Policy policy(JsonNode namespace) {
        return Policy.of(namespace.path("metadata").path("labels"));
    }

    private Policy policyOf(Attributes attributes) {
        return client.find(Resources.NAMESPACES, null, attributes.namespace())
                .map(PodSecurity::policy)
                .orElseGet(() -> Policy.of(MissingNode.getInstance()));
    }

    private void pod(Attributes attributes) {
        Policy policy = policyOf(attributes);
        boolean update = attributes.operation().equals("UPDATE") && attributes.old() != null;
        if (policy.isOpen() || update && !changesContainers(attributes.object(), attributes.old())) {
            return;
        }
        JsonNode pod = attributes.object();
        List<Violation> violations = Standards.violations(policy.enforce(), pod.path("metadata"), pod.path("spec"));
        if (!violations.isEmpty()) {
            String text = "violates PodSecurity \"" + policy.enforce() + "\": " + Standards.details(violations);
            throw attributes.refused(text);
        }
        warn(attributes, policy.warn(), pod);
    }

    private static boolean changesContainers(JsonNode pod, JsonNode old) {
        for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
            JsonNode now = pod.path("spec").path(list);
            JsonNode before = old.path("spec").path(list);
            if (now.size() != before.size()) {
                return true;
            }
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).path("image").equals(before.get(i).path("image"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void template(Attributes attributes) {
        Policy policy = policyOf(attributes);
        if (policy.warn().level() == Level.PRIVILEGED) {
            return;
        }
        JsonNode object = attributes.object();
        JsonNode spec = object.path("spec");
        JsonNode template = switch (attributes.type().plural()) {
            case "podtemplates" -> object.path("template");
            case "cronjobs" -> spec.path("jobTemplate").path("spec").path("template");
            default -> spec.path("template");
        };
        if (template.isObject()) {
            warn(attributes, policy.warn(), template);
        }
    }

    private static void warn(Attributes attributes, Standard standard, JsonNode pod) {
        List<Violation> violations = Standards.violations(standard, pod.path("metadata"), pod.path("spec"));
        if (!violations.isEmpty()) {
            attributes
                    .warnings()
                    .add("would violate PodSecurity \"" + standard + "\": " + Standards.details(violations));
        }
    }

    private void namespace(Attributes attributes) {
        Policy policy = policy(attributes.object());
        Policy before = attributes.old() == null ? null : policy(attributes.old());
        boolean oldErrors = before != null && before.errors().equals(policy.errors());
        if (!policy.errors().isEmpty() && !oldErrors) {
            throw ApiException.invalid(attributes.type(), attributes.name(), policy.errors());
        }
        if (before == null || policy.enforce().equals(before.enforce())) {
            return;
        }
        boolean looser = policy.enforce().minor() == before.enforce().minor()
                && policy.enforce().level().compareTo(before.enforce().level()) <= 0;
        if (policy.enforce().level() != Level.PRIVILEGED && !looser) {
            attributes.warnings().addAll(warnings(attributes.name(), policy.enforce()));
        }
    }

    /** Which pods that are there would be refused now. */
    private List<String> warnings(String namespace, Standard enforce) {
        Map<String, Set<String>> podsByReason = new LinkedHashMap<>();
        List<ObjectNode> pods = client.list(Resources.PODS, namespace);
        for (ObjectNode pod : pods.subList(0, Math.min(pods.size(), MOST_PODS))) {
            List<Violation> violations = Standards.violations(enforce, pod.path("metadata"), pod.path("spec"));
            if (!violations.isEmpty()) {
                podsByReason
                        .computeIfAbsent(Standards.reasons(violations), r -> new TreeSet<>())
                        .add(new KubeObject(pod).name());
            }
        }
        List<String> lines = new ArrayList<>();
        podsByReason.forEach((reason, names) -> lines.add(line(names) + ": " + reason));
        Collections.sort(lines);
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    "existing pods in namespace \"" + namespace + "\" violate the new PodSecurity enforce level \""
                            + enforce + "\"");
        }
        return lines;
    }

    private static String line(Set<String> pods) {
        String first = pods.iterator().next();
        int others = pods.size() - 1;
        return others == 0 ? first : first + " (and " + others + " other pod" + (others == 1 ? "" : "s") + ")";
    }
}
