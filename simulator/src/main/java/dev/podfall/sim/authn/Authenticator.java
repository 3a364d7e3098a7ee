package dev.podfall.sim.authn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.UserInfo;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Finds out who asks. Mirrors {@code k8s.io/apiserver/pkg/authentication/request}: a client certificate counts first, then
 * a bearer token; who shows neither is anonymous; who shows a wrong one is refused.
 */
public final class Authenticator {
    /** Everybody who proved who they are. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** Who asks without credentials. */
    public static final UserInfo ANONYMOUS = UserInfo.of("system:anonymous", List.of("system:unauthenticated"));

    private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

    private final CertificateAuthority authority;
    private final ServiceAccountTokens tokens;
    private final SimClient client;

    /** @param client reads ServiceAccounts and what tokens are bound to */
    public Authenticator(CertificateAuthority authority, ServiceAccountTokens tokens, SimClient client) {
        this.authority = authority;
        this.tokens = tokens;
        this.client = client;
    }

    /**
     * The user of a certificate.
     *
     * @param wall the real time, which certificates go by
     * @return empty if this cluster's authority does not vouch for it
     */
    public Optional<UserInfo> certificate(X509Certificate certificate, Instant wall) {
        if (!authority.vouchesFor(certificate, wall)) {
            return Optional.empty();
        }
        String name = "";
        List<String> groups = new ArrayList<>();
        try {
            List<Rdn> parts = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            for (Rdn part : parts) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    name = part.getValue().toString();
                } else if (part.getType().equalsIgnoreCase("O")) {
                    groups.add(part.getValue().toString());
                }
            }
        } catch (InvalidNameException noName) {
            return Optional.empty();
        }
        if (!groups.contains(AUTHENTICATED)) {
            groups.add(AUTHENTICATED);
        }
        Map<String, List<String>> extra = Map.of(CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(certificate)));
        return name.isEmpty() ? Optional.empty() : Optional.of(new UserInfo(name, "", groups, extra));
    }

    /** The user of a bearer token, or empty if it is none of ours or no longer valid. Call it on the loop. */
    public Optional<UserInfo> token(String token, Instant now) {
        return verified(token, now)
                .filter(c -> c.audiences().contains(ServiceAccountTokens.ISSUER))
                .map(Authenticator::user);
    }

    /** What a token says, if the objects it lives with are still there. Call it on the loop. */
    public Optional<ServiceAccountTokens.Claims> verified(String token, Instant now) {
        return tokens.verify(token, now)
                .or(() -> new LegacyTokens(tokens).verify(token, client))
                .filter(this::isAlive);
    }

    /** The user a token speaks for. */
    public static UserInfo user(ServiceAccountTokens.Claims claims) {
        Map<String, List<String>> extra = new java.util.LinkedHashMap<>();
        if (!claims.id().isEmpty()) {
            extra.put(CREDENTIAL_ID, List.of("JTI=" + claims.id()));
        }
        if (claims.bound() != null && claims.bound().path("kind").asText().equals("Pod")) {
            extra.put(
                    "authentication.kubernetes.io/pod-name",
                    List.of(claims.bound().path("name").asText()));
            extra.put(
                    "authentication.kubernetes.io/pod-uid",
                    List.of(claims.bound().path("uid").asText()));
        }
        List<String> groups =
                List.of("system:serviceaccounts", "system:serviceaccounts:" + claims.namespace(), AUTHENTICATED);
        String name = "system:serviceaccount:" + claims.namespace() + ":" + claims.name();
        return new UserInfo(name, claims.uid(), groups, extra);
    }

    private boolean isAlive(ServiceAccountTokens.Claims claims) {
        if (!isSame(Resources.SERVICEACCOUNTS, claims.namespace(), claims.name(), claims.uid())) {
            return false;
        }
        if (claims.bound() == null) {
            return true;
        }
        ResourceType type = switch (claims.bound().path("kind").asText()) {
            case "Pod" -> Resources.PODS;
            case "Secret" -> Resources.SECRETS;
            default -> Resources.NODES;
        };
        String name = claims.bound().path("name").asText();
        return isSame(type, claims.namespace(), name, claims.bound().path("uid").asText());
    }

    private boolean isSame(ResourceType type, String namespace, String name, String uid) {
        Optional<ObjectNode> found = client.find(type, type.namespaced() ? namespace : null, name);
        return found.map(o -> new KubeObject(o).uid().equals(uid)).orElse(false);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
