package dev.podfall.sim.api.access;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.PercentEncoding;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.registry.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code --as}: acts as another user, if allowed to. Mirrors {@code k8s.io/apiserver/pkg/endpoints/filters/impersonation}. */
final class Impersonation {
    private static final String EXTRA = "impersonate-extra-";
    private static final String ACCOUNT = "system:serviceaccount:";

    private final Access.Guard guard;

    Impersonation(Access.Guard guard) {
        this.guard = guard;
    }

    /** Whom the call is to be treated as. @throws ApiException 400, 403 */
    UserInfo of(Call call, UserInfo real) {
        String name = call.header("Impersonate-User");
        String uid = call.header("Impersonate-Uid");
        List<String> groups = call.headers().getAll("Impersonate-Group");
        Map<String, List<String>> extra = extra(call);
        if (name.isEmpty()) {
            if (!groups.isEmpty() || !uid.isEmpty() || !extra.isEmpty()) {
                throw ApiException.badRequest("requested " + go(uid, groups) + " without impersonating a user name");
            }
            return real;
        }
        check(real, name, uid, groups, extra);
        return new UserInfo(name, uid, completed(name, groups), extra);
    }

    private void check(UserInfo real, String name, String uid, List<String> groups, Map<String, List<String>> extra) {
        String[] account = account(name);
        if (account != null) {
            guard.demand(Attributes.resource(real, "impersonate", "", "serviceaccounts", account[0], account[1]));
        } else {
            guard.demand(Attributes.resource(real, "impersonate", "", "users", "", name));
        }
        groups.forEach(g -> guard.demand(Attributes.resource(real, "impersonate", "", "groups", "", g)));
        if (!uid.isEmpty()) {
            guard.demand(Attributes.resource(real, "impersonate", "authentication.k8s.io", "uids", "", uid));
        }
        extra.forEach((key, values) -> values.forEach(v -> guard.demand(
                Attributes.resource(real, "impersonate", "authentication.k8s.io", "userextras/" + key, "", v))));
    }

    private static List<String> completed(String name, List<String> groups) {
        List<String> all = groups;
        String[] account = account(name);
        if (groups.isEmpty() && account != null) {
            all = List.of("system:serviceaccounts", "system:serviceaccounts:" + account[0]);
        }
        boolean anonymous = name.equals(Authenticator.ANONYMOUS.name());
        String last = anonymous ? "system:unauthenticated" : Authenticator.AUTHENTICATED;
        return all.contains("system:unauthenticated") ? all : Access.appended(all, last);
    }

    private static String[] account(String name) {
        if (!name.startsWith(ACCOUNT)) {
            return null;
        }
        String[] parts = name.substring(ACCOUNT.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty() ? parts : null;
    }

    private static Map<String, List<String>> extra(Call call) {
        Map<String, List<String>> extra = new TreeMap<>();
        call.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(EXTRA)) {
                String key =
                        PercentEncoding.path(name.substring(EXTRA.length())).orElse(name.substring(EXTRA.length()));
                extra.computeIfAbsent(key, k -> new ArrayList<>()).add(header.getValue());
            }
        });
        return extra;
    }

    /** As Go prints the user asked for. */
    private static String go(String uid, List<String> groups) {
        String list = groups.isEmpty() ? "[]string(nil)" : "[]string{\"" + String.join("\", \"", groups) + "\"}";
        return "&user.DefaultInfo{Name:\"\", UID:\"" + uid + "\", Groups:" + list + ", Extra:map[string][]string(nil)}";
    }
}
