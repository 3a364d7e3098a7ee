package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Secrets that keep a token of a ServiceAccount. */
class TokenSecretsTest {
    private static final String TYPE = "'type':'kubernetes.io/service-account-token'";
    private static final String OF_ROBOT =
            "{'metadata':{'name':'%s','annotations':{'kubernetes.io/service-account.name':'robot'}}," + TYPE + "}";

    private final ControlPlane cluster = new ControlPlane();

    private static String decoded(JsonNode data, String key) {
        return new String(Base64.getDecoder().decode(data.path(key).asText()), StandardCharsets.UTF_8);
    }

    @Test
    void one_is_filled_with_a_token_its_namespace_and_the_authority() {
        cluster.create(Resources.SERVICEACCOUNTS, "{'metadata':{'name':'robot'}}");
        cluster.create(Resources.SECRETS, OF_ROBOT.formatted("robot-token"));
        cluster.seconds(1);
        var secret = cluster.get(Resources.SECRETS, "robot-token");
        JsonNode data = secret.json().path("data");
        assertThat(decoded(data, "token")).isEqualTo("token of robot in shop/robot-token");
        assertThat(decoded(data, "namespace")).isEqualTo("shop");
        assertThat(decoded(data, "ca.crt")).isEqualTo("-----BEGIN CERTIFICATE-----");
        assertThat(secret.annotations())
                .containsEntry(
                        "kubernetes.io/service-account.uid",
                        cluster.get(Resources.SERVICEACCOUNTS, "robot").uid());
    }

    @Test
    void one_goes_with_its_account_and_is_not_kept_without_one() {
        cluster.create(Resources.SECRETS, OF_ROBOT.formatted("early"));
        cluster.create(Resources.SECRETS, "{'metadata':{'name':'other'},'type':'Opaque'}");
        cluster.seconds(1);
        assertThat(cluster.list(Resources.SECRETS)).extracting(s -> s.name()).containsExactly("other");
        cluster.create(Resources.SERVICEACCOUNTS, "{'metadata':{'name':'robot'}}");
        cluster.create(Resources.SECRETS, OF_ROBOT.formatted("late"));
        cluster.seconds(1);
        assertThat(cluster.list(Resources.SECRETS)).extracting(s -> s.name()).containsExactly("late", "other");
        cluster.delete(Resources.SERVICEACCOUNTS, "robot", DeleteOptions.DEFAULT);
        cluster.seconds(1);
        assertThat(cluster.list(Resources.SECRETS)).extracting(s -> s.name()).containsExactly("other");
    }

    @Test
    void one_that_names_no_account_is_refused() {
        assertThatThrownBy(() -> cluster.create(Resources.SECRETS, "{'metadata':{'name':'x'}," + TYPE + "}"))
                .isInstanceOf(ApiException.class)
                .hasMessage(
                        "Secret \"x\" is invalid: metadata.annotations[kubernetes.io/service-account.name]: Required"
                                + " value");
    }
}
