package dev.podfall.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may pull what: {@code PRIVATE} lists {@code repository=user:password} entries, which need these credentials;
 * {@code FORBIDDEN} lists repositories nobody may pull. Entries are separated by commas. Credentials are shown at the
 * token endpoint, and the token they give at the rest, as public registries want it; a client that shows them everywhere
 * is welcome too. Mirrors the token flow of {@code distribution/distribution}.
 */
final class RegistryAccess {
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 24;

    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> logins = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();

    private RegistryAccess() {}

    /** @throws IllegalArgumentException naming an entry that makes no sense */
    static RegistryAccess of(Map<String, String> environment) {
        RegistryAccess access = new RegistryAccess();
        for (String entry : environment.getOrDefault("PRIVATE", "").split(",")) {
            int equals = entry.indexOf('=');
            if (equals > 0 && entry.indexOf(':', equals) > 0) {
                String repository = entry.substring(0, equals).trim();
                access.logins.put(repository, entry.substring(equals + 1));
                access.tokens.put(repository, newToken());
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException(
                        "PRIVATE must hold repository=user:password entries separated by commas");
            }
        }
        for (String repository : environment.getOrDefault("FORBIDDEN", "").split(",")) {
            access.forbidden.add(repository.trim());
        }
        return access;
    }

    Decision decide(String repository, String authorization) {
        if (forbidden.contains(repository)) {
            return Decision.FORBIDDEN;
        }
        boolean welcome = !logins.containsKey(repository)
                || knowsLogin(repository, authorization)
                || same(BEARER + tokens.get(repository), String.valueOf(authorization));
        return welcome ? Decision.WELCOME : Decision.WHO_ARE_YOU;
    }

    /** The token that opens a repository; empty without the credentials it wants, and any text where it wants none. */
    Optional<String> token(String repository, String authorization) {
        if (!logins.containsKey(repository)) {
            return Optional.of("anonymous");
        }
        return knowsLogin(repository, authorization) ? Optional.of(tokens.get(repository)) : Optional.empty();
    }

    private boolean knowsLogin(String repository, String authorization) {
        return matches(logins.get(repository), authorization);
    }

    private static String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean matches(String login, String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
            return MessageDigest.isEqual(given, login.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What becomes of a request. */
    enum Decision {
        WELCOME,
        WHO_ARE_YOU,
        FORBIDDEN
    }
}
