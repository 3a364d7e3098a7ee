package dev.podfall.sim.cel;

/** Whom expressions ask whether a user may do something: the server's authorizer. */
public interface Permissions {
    /**
     * About objects.
     *
     * @param subresource empty for the objects themselves
     * @param namespace empty for objects of the cluster, and for all namespaces
     * @param name empty for all
     */
    record Resource(String group, String resource, String subresource, String namespace, String name) {}

    /** What was decided. */
    record Answer(boolean allowed, String reason) {}

    Answer ask(String user, java.util.List<String> groups, String verb, Resource resource);

    /** About a path that is no object's. */
    Answer askPath(String user, java.util.List<String> groups, String verb, String path);
}
