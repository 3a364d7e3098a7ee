package dev.podfall.sim.registry;

/** What a request does, named as in RBAC rules and audit events. */
public enum Verb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    DELETECOLLECTION;

    /** As RBAC and audit write it: {@code get}, {@code deletecollection}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it may change something. */
    public boolean writes() {
        return compareTo(CREATE) >= 0;
    }
}
