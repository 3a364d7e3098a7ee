package dev.podfall.web.objects;

import dev.podfall.web.server.RequestRefused;

/**
 * Where objects are, as the address of their page says it.
 *
 * @param namespace {@link #CLUSTER} for objects that have none
 * @param resource as {@code kubectl} names it: {@code deployments.apps}
 * @param name null for all
 */
record ObjectAddress(String namespace, String resource, String name) {
    static final String CLUSTER = "-";

    /** @throws RequestRefused if no object can be called so */
    ObjectAddress {
        check(namespace, CLUSTER + "|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
        check(resource, "[a-z][a-z0-9]{0,62}(\\.[a-z0-9.-]{1,190})?");
        if (name != null) {
            check(name, "[A-Za-z0-9]([A-Za-z0-9.:_-]{0,250}[A-Za-z0-9])?");
        }
    }

    private static void check(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw RequestRefused.malformed("\"" + text + "\" is no name that an object can have.");
        }
    }

    String plural() {
        return resource.replaceFirst("\\..*", "");
    }

    /** Empty for the core group. */
    String group() {
        return resource.contains(".") ? resource.replaceFirst("[^.]*\\.", "") : "";
    }

    /** In the API. @param version of its group, such as {@code apps/v1} or {@code v1} */
    String path(String version) {
        var root = group().isEmpty() ? "/api/" : "/apis/";
        return root + version + (namespace.equals(CLUSTER) ? "" : "/namespaces/" + namespace) + "/" + plural()
                + (name == null ? "" : "/" + name.replace(":", "%3A"));
    }

    /** Of its page, below an attempt's. */
    String page() {
        return "/objects/" + namespace + "/" + resource + (name == null ? "" : "/" + name);
    }
}
