package dev.podfall.sim.api;

import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;

/** Names in paths that could be mistaken for something else. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/namer.go}. */
final class PathNames {
    private PathNames() {}

    /** @throws ApiException 400 */
    static void check(RequestInfo info) {
        boolean ofNamespaces = info.resource().equals("namespaces");
        if (!ofNamespaces) {
            check("Namespace", info.namespace());
        }
        if (info.parts().size() > 1) {
            check("Name", info.parts().get(1));
        }
    }

    private static void check(String what, String name) {
        String why = null;
        if (name.equals(".") || name.equals("..")) {
            why = "may not be '" + name + "'";
        } else if (name.contains("%")) {
            why = "may not contain '%'";
        }
        if (why != null) {
            throw ApiException.badRequest(what + " parameter invalid: \"" + name + "\": " + why);
        }
    }
}
