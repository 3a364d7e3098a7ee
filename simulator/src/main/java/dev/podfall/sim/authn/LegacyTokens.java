package dev.podfall.sim.authn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authn.ServiceAccountTokens.Claims;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that are kept in Secrets of the type {@code kubernetes.io/service-account-token}. They never expire: they are valid as
 * long as their Secret holds them. Mirrors {@code pkg/serviceaccount/legacy.go}.
 */
public final class LegacyTokens {
    private static final String ISSUER = "kubernetes/serviceaccount";
    private static final String CLAIM = "kubernetes.io/serviceaccount/";
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private final ServiceAccountTokens tokens;

    /** @param tokens signs and verifies */
    public LegacyTokens(ServiceAccountTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The token of an account that a Secret keeps.
     *
     * @param uid the account's
     */
    public String sign(String namespace, String secret, String account, String uid) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("iss", ISSUER);
        body.put(CLAIM + "namespace", namespace);
        body.put(CLAIM + "secret.name", secret);
        body.put(CLAIM + "service-account.name", account);
        body.put(CLAIM + "service-account.uid", uid);
        body.put("sub", "system:serviceaccount:" + namespace + ":" + account);
        return tokens.signed(body);
    }

    /** What a token says, if it is one of these and its Secret still holds it. Whether the account is there is not asked. */
    Optional<Claims> verify(String token, SimClient client) {
        return tokens.content(token)
                .filter(body -> body.path("iss").asText().equals(ISSUER))
                .filter(body -> isHeld(token, body, client))
                .map(body -> new Claims(
                        body.path(CLAIM + "namespace").asText(),
                        body.path(CLAIM + "service-account.name").asText(),
                        body.path(CLAIM + "service-account.uid").asText(),
                        List.of(ServiceAccountTokens.ISSUER),
                        Instant.EPOCH,
                        NEVER,
                        "",
                        null));
    }

    private static boolean isHeld(String token, JsonNode body, SimClient client) {
        String encoded = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        return client.find(
                        Resources.SECRETS,
                        body.path(CLAIM + "namespace").asText(),
                        body.path(CLAIM + "secret.name").asText())
                .filter(secret -> !new KubeObject(secret).isTerminating())
                .filter(secret -> secret.path("data").path("token").asText().equals(encoded))
                .isPresent();
    }
}
