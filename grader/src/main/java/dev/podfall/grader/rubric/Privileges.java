package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pod may do beyond an ordinary one, and what confines it, in words. Read from what the API server made of it, so that
 * neither place nor spelling matters.
 */
final class Privileges {
    private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");
    /** What a pod has unless it says otherwise. */
    static final String TOKEN = "a token of its ServiceAccount";

    private static final String MOST_CONFINED = "ALL";

    private Privileges() {}

    /** @param spec of a pod or of a template */
    static Set<String> of(JsonNode spec) {
        Set<String> all = new TreeSet<>();
        HOST.stream().filter(f -> spec.path(f).asBoolean()).forEach(all::add);
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.has("hostPath")) {
                all.add("the node's " + volume.at("/hostPath/path").asText());
            }
        }
        if (spec.path("automountServiceAccountToken").asBoolean() || hasToken(spec)) {
            all.add(TOKEN);
        }
        for (JsonNode toleration : spec.path("tolerations")) {
            if (toleration.path("key").asText().isEmpty()) {
                all.add("a toleration of every taint");
            }
        }
        if (spec.path("terminationGracePeriodSeconds").asLong(1) == 0) {
            all.add("no time to end in");
        }
        for (String kind : List.of("containers", "initContainers")) {
            spec.path(kind).forEach(container -> ofContainer(spec, container, all));
        }
        return all;
    }

    /** What holds it back, of what it could be without. @param spec of a pod or of a template */
    static Set<String> confinements(JsonNode spec, String container) {
        Set<String> all = new TreeSet<>();
        for (JsonNode one : spec.path("containers")) {
            if (one.path("name").asText().equals(container)) {
                confinements(spec, one, all);
            }
        }
        return all;
    }

    /** Of its containers. */
    static Set<String> names(JsonNode spec) {
        Set<String> names = new TreeSet<>();
        spec.path("containers").forEach(c -> names.add(c.path("name").asText()));
        return names;
    }

    /** What only a template shows, as every pod that runs has a node. */
    static Set<String> ties(JsonNode template) {
        Set<String> all = new TreeSet<>();
        if (template.hasNonNull("nodeName")) {
            all.add("nodeName " + template.path("nodeName").asText());
        }
        JsonNode host = template.path("nodeSelector").path("kubernetes.io/hostname");
        if (!host.isMissingNode()) {
            all.add("the node " + host.asText());
        }
        return all;
    }

    private static boolean hasToken(JsonNode spec) {
        return spec.path("volumes").findValues("serviceAccountToken").size() > 0;
    }

    private static void ofContainer(JsonNode spec, JsonNode container, Set<String> all) {
        JsonNode security = container.path("securityContext");
        if (security.path("privileged").asBoolean()) {
            all.add("privileged");
        }
        if (effective(spec, container, "runAsUser").asLong(1) == 0) {
            all.add("runs as root");
        }
        security.at("/capabilities/add").forEach(c -> all.add("capability " + c.asText()));
        if (!spec.path("hostNetwork").asBoolean()) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt() > 0) {
                    all.add("hostPort " + port.path("hostPort").asInt());
                }
            }
        }
    }

    private static void confinements(JsonNode spec, JsonNode container, Set<String> all) {
        JsonNode security = container.path("securityContext");
        if (effective(spec, container, "runAsNonRoot").asBoolean()) {
            all.add("runAsNonRoot");
        }
        if (security.path("readOnlyRootFilesystem").asBoolean()) {
            all.add("readOnlyRootFilesystem");
        }
        if (!security.path("allowPrivilegeEscalation").asBoolean(true)) {
            all.add("allowPrivilegeEscalation: false");
        }
        security.at("/capabilities/drop").forEach(c -> {
            if (c.asText().equals(MOST_CONFINED)) {
                all.add("all capabilities dropped");
            }
        });
        String profile =
                effective(spec, container, "seccompProfile").path("type").asText();
        if (!profile.isEmpty() && !profile.equals("Unconfined")) {
            all.add("a seccomp profile");
        }
    }

    /** A container's own, or the pod's. */
    private static JsonNode effective(JsonNode spec, JsonNode container, String field) {
        JsonNode own = container.path("securityContext").path(field);
        return own.isMissingNode() ? spec.path("securityContext").path(field) : own;
    }
}
