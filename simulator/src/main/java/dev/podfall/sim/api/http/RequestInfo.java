package dev.podfall.sim.api.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a request is about, read off its method and path. Texts that do not apply are empty. Mirrors {@code
 * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go}.
 *
 * @param resourceRequest whether it is about objects; else verb and path alone say what it wants
 * @param verb as RBAC names it; the method in lower case when it is not about objects
 * @param apiPrefix {@code api} or {@code apis}
 * @param parts the path from the resource on
 */
public record RequestInfo(
        boolean resourceRequest,
        String path,
        String verb,
        String apiPrefix,
        String group,
        String version,
        String namespace,
        String resource,
        String subresource,
        String name,
        List<String> parts) {
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    /**
     * @param method upper case
     * @param path decoded, without query
     */
    static RequestInfo of(String method, String path, Query query) {
        List<String> parts = new ArrayList<>(
                Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList());
        RequestInfo plain = plain(method, path);
        if (parts.size() < 3 || !(parts.get(0).equals("api") || parts.get(0).equals("apis"))) {
            return plain;
        }
        String prefix = parts.remove(0);
        String group = prefix.equals("apis") ? parts.remove(0) : "";
        String version = parts.remove(0);
        if (parts.isEmpty()) {
            return plain;
        }
        String verb = verb(method);
        if (Set.of("proxy", "watch").contains(parts.get(0)) && parts.size() > 1) {
            verb = parts.remove(0);
        }
        String namespace = "";
        if (parts.get(0).equals("namespaces")) {
            if (parts.size() > 1) {
                namespace = parts.get(1);
            }
            if (parts.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(parts.get(2))) {
                parts.subList(0, 2).clear();
            }
        }
        String name = parts.size() > 1 ? parts.get(1) : "";
        String subresource = parts.size() > 2 && !verb.equals("proxy") ? parts.get(2) : "";
        if (name.isEmpty() && verb.equals("get")) {
            verb = query.isTrue("watch") ? "watch" : "list";
        } else if (name.isEmpty() && verb.equals("delete")) {
            verb = "deletecollection";
        }
        if (name.isEmpty() && Set.of("list", "watch", "deletecollection").contains(verb)) {
            name = nameFromFields(query);
        }
        return new RequestInfo(
                true,
                path,
                verb,
                prefix,
                group,
                version,
                namespace,
                parts.get(0),
                subresource,
                name,
                List.copyOf(parts));
    }

    /** {@code pods} or {@code pods/log}. */
    public String combinedResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    private static RequestInfo plain(String method, String path) {
        String verb = method.toLowerCase(java.util.Locale.ROOT);
        return new RequestInfo(false, path, verb, "", "", "", "", "", "", "", List.of());
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }

    /** A field selector for one name makes the request one about that name, so a rule with resourceNames may allow it. */
    private static String nameFromFields(Query query) {
        for (String term : query.first("fieldSelector").split(",")) {
            String[] sides = term.split("==?", 2);
            if (sides.length == 2 && sides[0].equals("metadata.name")) {
                return sides[1];
            }
        }
        return "";
    }
}
