package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a specification makes sense, and is allowed. Mirrors {@code ValidatePermissions} of {@code util/argo/argo.go}. */
final class SpecCheck {
    private SpecCheck() {}

    private static Conditions.Condition invalid(String message) {
        return new Conditions.Condition(Conditions.INVALID, message);
    }

    /** What is wrong; empty if nothing is. @param project empty if there is none of its name */
    static List<Conditions.Condition> of(JsonNode application, Optional<Project> project) {
        JsonNode spec = application.path("spec");
        if (project.isEmpty()) {
            return List.of(invalid(
                    "Application referencing project " + Project.nameOf(application) + " which does not exist"));
        }
        if (spec.path("sources").isArray() && !spec.path("sources").isEmpty()) {
            return List.of(invalid("spec.sources is not simulated: one spec.source is"));
        }
        JsonNode source = spec.path("source");
        String url = source.path("repoURL").asText("");
        boolean chart = !source.path("chart").asText("").isEmpty();
        if (url.isEmpty() || source.path("path").asText("").isEmpty() && !chart) {
            return List.of(
                    invalid("spec.source.repoURL and either spec.source.path or spec.source.chart are required"));
        }
        if (chart && source.path("targetRevision").asText("").isEmpty()) {
            return List.of(invalid("spec.source.targetRevision is required if the manifest source is a helm chart"));
        }
        List<Conditions.Condition> found = new ArrayList<>();
        String name = project.get().name();
        if (!project.get().permitsSource(url)) {
            found.add(invalid("application repo " + url + " is not permitted in project '" + name + "'"));
        }
        destination(spec.path("destination"), project.get()).ifPresent(why -> found.add(invalid(why)));
        for (JsonNode ignored : spec.path("ignoreDifferences")) {
            if (!ignored.path("jqPathExpressions").isEmpty()) {
                found.add(invalid("spec.ignoreDifferences[].jqPathExpressions is not simulated: jsonPointers are"));
            }
        }
        return found;
    }

    private static Optional<String> destination(JsonNode destination, Project project) {
        String server = destination.path("server").asText("");
        String cluster = destination.path("name").asText("");
        if (!server.isEmpty() && !cluster.isEmpty()) {
            return Optional.of(
                    "application destination can't have both name and server defined: " + cluster + " " + server);
        }
        if (server.isEmpty() && cluster.isEmpty()) {
            return Optional.of("Destination server missing from app spec");
        }
        if (!cluster.isEmpty() && !cluster.equals(ArgoCd.IN_CLUSTER)) {
            return Optional.of("there are no clusters with this name: " + cluster);
        }
        if (!server.isEmpty() && !server.equals(ArgoCd.SERVER)) {
            return Optional.of("error getting cluster by server \"" + server
                    + "\": rpc error: code = NotFound desc = cluster \"" + server + "\" not found");
        }
        String namespace = destination.path("namespace").asText("");
        return project.permitsNamespace(namespace)
                ? Optional.empty()
                : Optional.of("application destination server '" + server + "' and namespace '" + namespace
                        + "' do not match any of the allowed destinations in project '" + project.name() + "'");
    }
}
