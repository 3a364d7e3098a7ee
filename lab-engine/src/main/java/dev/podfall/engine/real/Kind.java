package dev.podfall.engine.real;

/** A kind as a server serves it. @param plural its name in paths */
record Kind(String apiVersion, String plural, String name, boolean namespaced) {
    /** Path of an object, or of a list with a null name. @param namespace null for all, and for objects of the cluster */
    String path(String namespace, String object) {
        StringBuilder path = new StringBuilder(root(apiVersion));
        if (namespace != null && namespaced) {
            path.append("/namespaces/").append(Request.escaped(namespace));
        }
        path.append('/').append(plural);
        if (object != null) {
            path.append('/').append(Request.escaped(object));
        }
        return path.toString();
    }

    /** {@code /api/v1} or {@code /apis/GROUP/VERSION}. */
    static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }
}
