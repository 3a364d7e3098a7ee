package dev.podfall.sim.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who asks, as authentication found out. Mirrors {@code k8s.io/apiserver/pkg/authentication/user}.
 *
 * @param uid empty when unknown
 */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public UserInfo {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    /** A user of these groups. */
    public static UserInfo of(String name, List<String> groups) {
        return new UserInfo(name, "", groups, Map.of());
    }

    /** A component of the cluster itself, with the groups its name implies. */
    public static UserInfo component(String name) {
        List<String> groups = new ArrayList<>();
        if (name.startsWith(SERVICE_ACCOUNT)) {
            groups.add("system:serviceaccounts");
            groups.add("system:serviceaccounts:"
                    + name.substring(SERVICE_ACCOUNT.length()).split(":", 2)[0]);
        } else if (name.startsWith("system:node:")) {
            groups.add("system:nodes");
        } else if (!name.startsWith("system:")) {
            groups.add("system:masters");
        }
        groups.add("system:authenticated");
        return of(name, groups);
    }
}
