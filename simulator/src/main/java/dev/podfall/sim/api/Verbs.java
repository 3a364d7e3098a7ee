package dev.podfall.sim.api;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.registry.ServedResource;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What may be done at which path: 404 where no verb is served, 405 where others are. Mirrors the routes of {@code
 * k8s.io/apiserver/pkg/endpoints/installer.go}. */
final class Verbs {
    private static final Set<String> OF_ONE = Set.of("get", "update", "patch", "delete");
    private static final Set<String> OF_MANY = Set.of("create", "list", "watch", "deletecollection");

    private Verbs() {}

    /** @throws ApiException 404, 405 */
    static void check(ServedResource resource, Call call) {
        RequestInfo info = call.info();
        boolean collection = info.parts().size() < 2;
        if (!resource.type().namespaced()
                && !info.namespace().isEmpty()
                && !info.resource().equals("namespaces")) {
            throw Statuses.notFound();
        }
        boolean placeless = resource.type().namespaced() && info.namespace().isEmpty();
        if (placeless && !collection) {
            throw Statuses.notFound();
        }
        List<String> verbs = served(resource, info, collection);
        boolean everywhere = Set.of("list", "watch").contains(info.verb());
        boolean misnamed = info.verb().equals("create") && info.subresource().isEmpty() && !collection;
        boolean nameless = OF_ONE.contains(info.verb()) && collection;
        boolean head = call.method().equals("HEAD") && !info.subresource().equals("proxy");
        if (!verbs.contains(info.verb()) || placeless && !everywhere || misnamed || nameless || head) {
            throw Statuses.methodNotAllowed();
        }
    }

    private static List<String> served(ServedResource resource, RequestInfo info, boolean collection) {
        if (!info.subresource().isEmpty()) {
            return resource.subresources().stream()
                    .filter(s -> s.name().equals(info.subresource()))
                    .findFirst()
                    .orElseThrow(Statuses::notFound)
                    .verbs();
        }
        if (Collections.disjoint(resource.verbs(), collection ? OF_MANY : OF_ONE)) {
            throw Statuses.notFound();
        }
        return resource.verbs();
    }
}
