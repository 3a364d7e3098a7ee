package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.Learner;
import dev.podfall.engine.LearnerRights;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A learner on a real cluster: a ServiceAccount, bound where a lab gives rights, and a token that does not last.
 *
 * @param namespace of the ServiceAccount; it must be there
 * @param ofTheCluster whether the cluster is theirs alone: they may look at nodes, namespaces and the like
 * @param lifetime of a token
 * @param labels of the ServiceAccount
 */
public record LearnerAccount(String namespace, boolean ofTheCluster, Duration lifetime, Map<String, String> labels) {
    private static final String NAME = "podfall-learner";

    /** The name by which the cluster knows them. */
    public String user() {
        return "system:serviceaccount:" + namespace + ":" + NAME;
    }

    /** The cluster's name of a user that a lab speaks of. The system's keep theirs, every other is the learner. */
    public String userFor(String inLab) {
        return inLab.startsWith("system:") ? inLab : user();
    }

    /** The learner by the name that the cluster knows. */
    Learner known(Learner learner) {
        return new Learner(user(), learner.namespace(), learner.access(), learner.cluster());
    }

    /**
     * Gives them their rights and answers a kubeconfig with a new token.
     *
     * @param api where Roles are made; it may call namespaces by other names
     * @param actualNamespace the kubeconfig's, as the cluster calls it
     */
    public String admit(Connection connection, ClusterApi api, Learner learner, String actualNamespace) {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        account.put("apiVersion", "v1").put("kind", "ServiceAccount").put("automountServiceAccountToken", false);
        ObjectNode metadata = account.putObject("metadata").put("name", NAME);
        labels.forEach(metadata.putObject("labels")::put);
        String accounts = "/api/v1/namespaces/" + namespace + "/serviceaccounts";
        Already.tolerate(() -> connection.post(accounts, account));
        for (ObjectNode object : LearnerRights.of(known(learner))) {
            if (ofTheCluster) {
                api.apply(object);
            } else if (object.path("metadata").has("namespace")) {
                asRole(connection, object).forEach(api::apply);
            }
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        wanted.putObject("spec").put("expirationSeconds", lifetime.toSeconds());
        String token = connection
                .post(accounts + "/" + NAME + "/token", wanted)
                .at("/status/token")
                .asText();
        return Kubeconfig.withToken(connection, learner.user(), token, actualNamespace);
    }

    /**
     * On a cluster of others NetworkPolicies keep learners apart, so they may only be looked at: what its ClusterRole allows
     * beyond that becomes a Role.
     */
    private static List<ObjectNode> asRole(Connection connection, ObjectNode object) {
        JsonNode reference = object.path("roleRef");
        if (!reference.path("kind").asText().equals("ClusterRole")) {
            return List.of(object);
        }
        JsonNode whole = connection.get("/apis/rbac.authorization.k8s.io/v1/clusterroles/"
                + reference.path("name").asText());
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        role.put("apiVersion", object.path("apiVersion").asText()).put("kind", "Role");
        JsonNode metadata = object.path("metadata");
        role.putObject("metadata")
                .put("name", metadata.path("name").asText())
                .put("namespace", metadata.path("namespace").asText());
        role.set("rules", WithoutPolicies.of(whole.path("rules")));
        ((ObjectNode) reference)
                .put("kind", "Role")
                .put("name", metadata.path("name").asText());
        return List.of(role, object);
    }
}
