package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.SimClient;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What an AppProject lets its Applications do. Mirrors {@code pkg/apis/application/v1alpha1/app_project_types.go}. */
final class Project {
    static final String DEFAULT = "default";

    private final String name;
    private final JsonNode spec;

    private Project(ObjectNode object) {
        this.name = object.path("metadata").path("name").asText();
        this.spec = object.path("spec");
    }

    static String nameOf(JsonNode application) {
        String project = application.path("spec").path("project").asText("");
        return project.isEmpty() ? DEFAULT : project;
    }

    /** The project of an Application; empty if there is none of its name. */
    static Optional<Project> of(SimClient client, JsonNode application) {
        return client.find(ArgoCd.PROJECTS, ArgoCd.NAMESPACE, nameOf(application))
                .map(Project::new);
    }

    String name() {
        return name;
    }

    JsonNode spec() {
        return spec;
    }

    boolean permitsSource(String url) {
        String wanted = normalized(url);
        boolean matched = false;
        for (JsonNode each : spec.path("sourceRepos")) {
            String pattern = each.asText();
            if (isDenial(pattern)) {
                if (Glob.matchesAddress(normalized(pattern.substring(1)), wanted)) {
                    return false;
                }
            } else {
                matched |= Glob.matchesAddress(normalized(pattern), wanted);
            }
        }
        return matched;
    }

    private static String normalized(String url) {
        return url.strip().toLowerCase(Locale.ROOT).replaceFirst("/?(\\.git)?/?$", "");
    }

    private static boolean isDenial(String pattern) {
        return pattern.startsWith("!");
    }

    /** Whether it may deliver to that namespace of the cluster. */
    boolean permitsNamespace(String namespace) {
        boolean any = false;
        for (JsonNode item : spec.path("destinations")) {
            String ofName = item.path("name").asText("");
            String ofServer = item.path("server").asText("");
            String ofNamespace = item.path("namespace").asText("");
            boolean named = matches(ofName, ArgoCd.IN_CLUSTER);
            boolean served = matches(ofServer, ArgoCd.SERVER);
            boolean inside = matches(ofNamespace, namespace);
            if ((named || served) && inside) {
                any = true;
            } else if (inside && (!named && isDenial(ofName) || !served && isDenial(ofServer))
                    || !inside && isDenial(ofNamespace) && served) {
                return false;
            }
        }
        return any;
    }

    private static boolean matches(String pattern, String text) {
        return isDenial(pattern) ? !Glob.matches(pattern.substring(1), text) : Glob.matches(pattern, text);
    }

    /** Whether it may deliver objects of that kind. @param name of one of them; matters to kinds of the cluster alone */
    boolean permitsKind(String group, String kind, String objectName, boolean namespaced) {
        BiPredicate<JsonNode, Boolean> listed = (list, named) -> {
            for (JsonNode each : list) {
                String ofName = each.path("name").asText("");
                if (Glob.matches(each.path("group").asText(""), group)
                        && Glob.matches(each.path("kind").asText(""), kind)
                        && (!named || ofName.isEmpty() || Glob.matches(ofName, objectName))) {
                    return true;
                }
            }
            return false;
        };
        if (namespaced) {
            JsonNode white = spec.path("namespaceResourceWhitelist");
            return (!white.isArray() || listed.test(white, false))
                    && !listed.test(spec.path("namespaceResourceBlacklist"), false);
        }
        return listed.test(spec.path("clusterResourceWhitelist"), true)
                && !listed.test(spec.path("clusterResourceBlacklist"), true);
    }

    /** Why an object may not be delivered; empty if it may. */
    String refusal(ResourceKey key, boolean namespaced) {
        if (!permitsKind(key.group(), key.kind(), key.name(), namespaced)) {
            return "resource " + key.group() + ":" + key.kind() + " is not permitted in project " + name;
        }
        return namespaced && !permitsNamespace(key.namespace())
                ? "namespace " + key.namespace() + " is not permitted in project '" + name + "'"
                : "";
    }
}
