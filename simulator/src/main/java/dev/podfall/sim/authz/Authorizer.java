package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.UserInfo;
import java.util.List;

/** Decides. Call it on the cluster's loop. */
public interface Authorizer {
    Decision authorize(Attributes attributes);

    /**
     * All rules that apply to a user in a namespace.
     *
     * @param namespace empty for rules of the cluster alone
     */
    Rules rules(UserInfo user, String namespace);

    /**
     * Policy rules as in a Role.
     *
     * @param errors what kept rules from being found
     */
    record Rules(List<JsonNode> rules, List<String> errors) {}
}
