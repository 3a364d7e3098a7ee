package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what, over the wire. */
class AccessTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static BareCluster cluster;
    private static Rest admin;
    private static Rest nobody;
    private static Rest alice;

    @BeforeAll
    static void start() {
        cluster = BareCluster.now();
        admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
        alice = Rest.as(cluster, "alice", List.of("developers"));
        nobody = Rest.anonymous(cluster);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(cluster.server.connections()).isZero();
    }

    @Test
    void users_learn_their_rights() throws Exception {
        String review =
                "{\"spec\":{\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\",\"namespace\":\"default\"}}}";
        String path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        assertThat(alice.post(path, review).tree().at("/status/allowed").asBoolean(true))
                .isFalse();
        ObjectNode binding = (ObjectNode) new ObjectMapper()
                .readTree("{\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"ClusterRole\","
                        + "\"name\":\"view\"},\"subjects\":[{\"kind\":\"User\",\"name\":\"carol\"}]}");
        binding.setAll(KubeObject.of(Resources.ROLEBINDINGS, "default", "carol-views"));
        assertThat(admin.post("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", binding.toString())
                        .status())
                .isEqualTo(201);
        Rest carol = Rest.as(cluster, "carol", List.of());
        JsonNode status = carol.post(path, review).tree().path("status");
        assertThat(status.path("allowed").asBoolean()).isTrue();
        assertThat(status.path("reason").asText())
                .isEqualTo("RBAC: allowed by RoleBinding \"carol-views/default\" of ClusterRole \"view\" to User"
                        + " \"carol\"");
        assertThat(carol.get(PODS).status()).isEqualTo(200);
        assertThat(carol.get("/api/v1/namespaces/default/secrets").status()).isEqualTo(403);
        assertThat(admin.with("Impersonate-User", "carol").get(PODS).status()).isEqualTo(200);
        assertThat(carol.with("Impersonate-User", "alice").get(PODS).message())
                .isEqualTo("users \"alice\" is forbidden: User \"carol\" cannot impersonate resource \"users\" in API"
                        + " group \"\" at the cluster scope");
        assertThat(alice.post("/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}")
                        .tree()
                        .at("/status/userInfo/groups")
                        .toString())
                .isEqualTo("[\"developers\",\"system:authenticated\"]");
    }

    @Test
    void a_missing_role_shows_in_the_refusal() {
        String binding = "{\"metadata\":{\"name\":\"dangling\"},\"roleRef\":{\"apiGroup\":"
                + "\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"gone\"},"
                + "\"subjects\":[{\"kind\":\"User\",\"name\":\"dave\"}]}";
        admin.post("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", binding);
        assertThat(Rest.as(cluster, "dave", List.of()).get(PODS).message())
                .isEqualTo("pods is forbidden: User \"dave\" cannot list resource \"pods\" in API group \"\" in the"
                        + " namespace \"default\": RBAC: role.rbac.authorization.k8s.io \"gone\" not found");
    }

    @Test
    void a_service_accounts_token_opens_the_door() {
        admin.post("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"robot\"}}");
        String path = "/api/v1/namespaces/default/serviceaccounts/robot/token";
        String token = admin.post(path, "{}").tree().at("/status/token").asText();
        Rest robot = nobody.with("Authorization", "Bearer " + token);
        assertThat(robot.get(PODS).message())
                .startsWith("pods is forbidden: User \"system:serviceaccount:default:robot\" cannot list");
        String review = "{\"spec\":{\"token\":\"" + token + "\"}}";
        JsonNode status = admin.post("/apis/authentication.k8s.io/v1/tokenreviews", review)
                .tree()
                .path("status");
        assertThat(status.path("authenticated").asBoolean()).isTrue();
        assertThat(status.at("/user/groups").toString())
                .isEqualTo("[\"system:serviceaccounts\",\"system:serviceaccounts:default\",\"system:authenticated\"]");
        assertThat(admin.post(path, "{\"spec\":{\"expirationSeconds\":5}}").message())
                .isEqualTo("TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value:"
                        + " 5: may not specify a duration less than 10 minutes");
        admin.delete("/api/v1/namespaces/default/serviceaccounts/robot");
        assertThat(robot.get(PODS).status()).isEqualTo(401);
    }

    @Test
    void nobody_grants_what_they_do_not_have() {
        String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles";
        admin.post(
                roles,
                "{\"metadata\":{\"name\":\"clerk\"},\"rules\":[{\"apiGroups\":[\"rbac.authorization.k8s.io\"],"
                        + "\"resources\":[\"roles\"],\"verbs\":[\"create\"]}]}");
        admin.post(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
                "{\"metadata\":{\"name\":\"clerk\"},\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\","
                        + "\"kind\":\"Role\",\"name\":\"clerk\"},\"subjects\":[{\"kind\":\"User\",\"name\":\"eve\"}]}");
        Rest eve = Rest.as(cluster, "eve", List.of());
        String grab = "{\"metadata\":{\"name\":\"grab\"},\"rules\":[{\"apiGroups\":[\"\"],\"resources\":[\"secrets\"],"
                + "\"verbs\":[\"get\",\"list\"]}]}";
        assertThat(eve.post(roles, grab).message())
                .isEqualTo("roles.rbac.authorization.k8s.io \"grab\" is forbidden: user \"eve\""
                        + " (groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently"
                        + " held:\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\"]}");
        assertThat(admin.get(roles + "/grab").status()).isEqualTo(404);
        assertThat(eve.post(roles, grab.replace("\"rules\"", "\"unruly\"")).status())
                .isEqualTo(201);
    }

    @Test
    void refusals_leave_their_trace() {
        alice.get("/api/v1/namespaces/default/secrets/hidden");
        assertThat(cluster.loop.call(() -> cluster.machinery.audit().since(0))).anySatisfy(event -> {
            assertThat(event.user()).isEqualTo("alice");
            assertThat(event.name()).isEqualTo("hidden");
            assertThat(event.code()).isEqualTo(403);
        });
    }
}
