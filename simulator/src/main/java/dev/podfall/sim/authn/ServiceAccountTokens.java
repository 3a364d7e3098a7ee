package dev.podfall.sim.authn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signs and verifies ServiceAccount tokens (JWT, ES256). Times in them are cluster time. Mirrors {@code
 * pkg/serviceaccount/jwt.go} and {@code claims.go}.
 */
public final class ServiceAccountTokens {
    /** Who issues the tokens, and whom they are for unless asked otherwise. */
    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String keyId;

    private final Known<String, JsonNode> ours = new Known<>();

    /** @param signer its key signs, its certificate's key verifies */
    public ServiceAccountTokens(Identity signer) {
        this.key = signer.key();
        this.publicKey = signer.certificate().getPublicKey();
        this.keyId = ENCODER.encodeToString(sha256(publicKey.getEncoded()));
    }

    /**
     * What a token says.
     *
     * @param bound the object the token lives with ({@code kind}, {@code name}, {@code uid}), or null
     */
    public record Claims(
            String namespace,
            String name,
            String uid,
            List<String> audiences,
            Instant issuedAt,
            Instant expires,
            String id,
            JsonNode bound) {}

    /** A signed token. */
    public String sign(Claims claims) {
        return signed(body(claims));
    }

    /** A token with this content. */
    String signed(ObjectNode body) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "ES256").put("kid", keyId);
        String signed = part(header) + "." + part(body);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign tokens: " + e.getMessage(), e);
        }
    }

    /** What a token of ours says, if it is one and is valid at {@code now} (cluster time). */
    public Optional<Claims> verify(String token, Instant now) {
        return content(token).flatMap(ServiceAccountTokens::claims).filter(c -> isCurrent(c, now));
    }

    /** What is in a token, if our key signed it. A signature stays right: that of a token in use is reckoned once. */
    Optional<JsonNode> content(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Optional<JsonNode> content = ours.get(token).or(() -> signedContent(token));
        content.ifPresent(c -> ours.put(token, c));
        return content.map(JsonNode::deepCopy);
    }

    private Optional<JsonNode> signedContent(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean ours = signature.verify(DECODER.decode(parts[2]));
            return ours ? Optional.of(JSON.readTree(DECODER.decode(parts[1]))) : Optional.empty();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isCurrent(Claims claims, Instant now) {
        Duration leeway = Duration.ofMinutes(1);
        return now.isBefore(claims.expires().plus(leeway)) && !claims.issuedAt().isAfter(now.plus(leeway));
    }

    private static ObjectNode body(Claims claims) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        claims.audiences().forEach(body.putArray("aud")::add);
        body.put("exp", claims.expires().getEpochSecond());
        body.put("iat", claims.issuedAt().getEpochSecond());
        body.put("iss", ISSUER).put("jti", claims.id());
        ObjectNode kubernetes = body.putObject("kubernetes.io").put("namespace", claims.namespace());
        if (claims.bound() != null) {
            ObjectNode object =
                    kubernetes.putObject(claims.bound().path("kind").asText().toLowerCase(java.util.Locale.ROOT));
            object.put("name", claims.bound().path("name").asText());
            object.put("uid", claims.bound().path("uid").asText());
        }
        kubernetes.putObject("serviceaccount").put("name", claims.name()).put("uid", claims.uid());
        body.put("nbf", claims.issuedAt().getEpochSecond());
        return body.put("sub", "system:serviceaccount:" + claims.namespace() + ":" + claims.name());
    }

    private static Optional<Claims> claims(JsonNode body) {
        JsonNode kubernetes = body.path("kubernetes.io");
        JsonNode account = kubernetes.path("serviceaccount");
        if (!body.path("iss").asText().equals(ISSUER) || !account.isObject()) {
            return Optional.empty();
        }
        List<String> audiences = new java.util.ArrayList<>();
        body.path("aud").forEach(a -> audiences.add(a.asText()));
        JsonNode bound = null;
        for (String kind : List.of("Pod", "Secret", "Node")) {
            JsonNode object = kubernetes.path(kind.toLowerCase(java.util.Locale.ROOT));
            if (object.isObject()) {
                bound = ((ObjectNode) object).put("kind", kind);
                break;
            }
        }
        return Optional.of(new Claims(
                kubernetes.path("namespace").asText(),
                account.path("name").asText(),
                account.path("uid").asText(),
                audiences,
                Instant.ofEpochSecond(body.path("iat").asLong()),
                Instant.ofEpochSecond(body.path("exp").asLong()),
                body.path("jti").asText(),
                bound));
    }

    private static String part(ObjectNode node) {
        return ENCODER.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
