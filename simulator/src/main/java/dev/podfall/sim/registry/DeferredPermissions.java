package dev.podfall.sim.registry;

import dev.podfall.sim.cel.Permissions;
import java.util.List;

/** Permissions of an authorizer that comes after admission, since it reads its rules from the API. */
final class DeferredPermissions implements Permissions {
    private static final Answer NO = new Answer(false, "");

    private Permissions permissions;

    void become(Permissions real) {
        permissions = real;
    }

    @Override
    public Answer ask(String user, List<String> groups, String verb, Resource resource) {
        return permissions == null ? NO : permissions.ask(user, groups, verb, resource);
    }

    @Override
    public Answer askPath(String user, List<String> groups, String verb, String path) {
        return permissions == null ? NO : permissions.askPath(user, groups, verb, path);
    }
}
