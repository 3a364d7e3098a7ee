package dev.podfall.sim;

import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.Decision;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.registry.UserInfo;
import java.util.List;

/** What expressions ask of users, answered by the cluster's authorizer. */
record AuthorizerPermissions(Authorizer authorizer) implements Permissions {
    @Override
    public Answer ask(String user, List<String> groups, String verb, Resource resource) {
        return answer(new Attributes(
                UserInfo.of(user, groups),
                verb,
                resource.group(),
                "*",
                resource.resource(),
                resource.subresource(),
                resource.namespace(),
                resource.name(),
                null));
    }

    @Override
    public Answer askPath(String user, List<String> groups, String verb, String path) {
        return answer(Attributes.path(UserInfo.of(user, groups), verb, path));
    }

    private Answer answer(Attributes attributes) {
        Decision decision = authorizer.authorize(attributes);
        return new Answer(decision.allowed(), decision.reason());
    }
}
