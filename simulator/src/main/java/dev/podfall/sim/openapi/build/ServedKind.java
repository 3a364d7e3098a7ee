package dev.podfall.sim.openapi.build;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.KindSpec;
import dev.podfall.sim.registry.strategy.Kinds;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind that gets a place in the documents.
 *
 * @param className of the model
 * @param verbs of Kubernetes; reviews can be created only
 */
record ServedKind(ResourceType type, String className, Set<String> verbs) {
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Set<String> ALL = Set.of("list", "post", "get", "put", "patch", "delete", "deletecollection");
    private static final Set<String> CREATE = Set.of("post");
    private static final String AUTHORIZATION = "authorization.k8s.io";

    /** All that are stored, the second forms of some, and those that are answered only. */
    static List<ServedKind> all() {
        Stream<ServedKind> stored =
                Kinds.builtIn().stream().map(KindSpec::type).map(type -> new ServedKind(type, className(type), ALL));
        Stream<ServedKind> others = Stream.of(
                stored("events.k8s.io", "v1", "events", "Event", true),
                stored("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true),
                created(AUTHORIZATION, "subjectaccessreviews", "SubjectAccessReview", false),
                created(AUTHORIZATION, "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
                created(AUTHORIZATION, "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
                created(AUTHORIZATION, "localsubjectaccessreviews", "LocalSubjectAccessReview", true),
                created("authentication.k8s.io", "tokenreviews", "TokenReview", false),
                created("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview", false),
                created("", "bindings", "Binding", true));
        return Stream.concat(stored, others).distinct().toList();
    }

    /** A custom resource, which has no class. */
    static ServedKind custom(ResourceType type) {
        return new ServedKind(type, "", ALL);
    }

    /** Kinds that only subresources take. */
    static List<String> subresourceClasses() {
        return List.of(
                MODEL + "autoscaling.v1.Scale", MODEL + "policy.v1.Eviction", MODEL + "authentication.TokenRequest");
    }

    private static ServedKind stored(String group, String version, String plural, String kind, boolean namespaced) {
        ResourceType type = new ResourceType(group, version, plural, kind, namespaced);
        return new ServedKind(type, className(type), ALL);
    }

    private static ServedKind created(String group, String plural, String kind, boolean namespaced) {
        ResourceType type = new ResourceType(group, "v1", plural, kind, namespaced);
        return new ServedKind(type, className(type), CREATE);
    }

    private static String className(ResourceType type) {
        String home = switch (type.group()) {
            case "", "apiregistration.k8s.io" -> "";
            case "apps" -> "apps.";
            case "rbac.authorization.k8s.io" -> "rbac.";
            case "storage.k8s.io" -> "storage.";
            case "authentication.k8s.io" -> "authentication.";
            default -> type.group().split("\\.")[0] + "." + type.version() + ".";
        };
        return MODEL + home + type.kind();
    }

    boolean can(String verb) {
        return verbs.contains(verb);
    }
}
