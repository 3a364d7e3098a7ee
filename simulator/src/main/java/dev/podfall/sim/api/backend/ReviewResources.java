package dev.podfall.sim.api.backend;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.ServedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The types this package answers itself: questions about users and rights, which are stored nowhere. */
public final class ReviewResources {
    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final String AUTHORIZATION = "authorization.k8s.io";

    private static final List<ServedResource> ALL = List.of(
            review(AUTHENTICATION, "SelfSubjectReview", false),
            review(AUTHENTICATION, "TokenReview", false),
            review(AUTHORIZATION, "LocalSubjectAccessReview", true),
            review(AUTHORIZATION, "SelfSubjectAccessReview", false),
            review(AUTHORIZATION, "SelfSubjectRulesReview", false),
            review(AUTHORIZATION, "SubjectAccessReview", false));

    private ReviewResources() {}

    /** {@code served} with those that are missing in it. */
    public static List<ServedResource> addedTo(List<ServedResource> served) {
        Set<ResourceType> present = served.stream().map(ServedResource::type).collect(Collectors.toSet());
        List<ServedResource> all = new ArrayList<>(served);
        ALL.stream().filter(r -> !present.contains(r.type())).forEach(all::add);
        return all;
    }

    public static boolean contains(ResourceType type) {
        return ALL.stream().anyMatch(r -> r.type().equals(type));
    }

    private static ServedResource review(String group, String kind, boolean namespaced) {
        String singular = kind.toLowerCase(java.util.Locale.ROOT);
        ResourceType type = new ResourceType(group, "v1", singular + "s", kind, namespaced);
        return new ServedResource(type, singular, List.of(), List.of(), List.of("create"), List.of());
    }
}
