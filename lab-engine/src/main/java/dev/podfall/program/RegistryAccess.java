package dev.podfall.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may pull what: {@code PRIVATE} lists {@code repository=user:password} entries, which need these credentials;
 * {@code FORBIDDEN} lists repositories nobody may pull. Entries are separated by commas.
 */
final class RegistryAccess {
    private static final String BASIC = "Basic ";

    private final Map<String, String> logins = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();

    private RegistryAccess() {}

    /** @throws IllegalArgumentException naming an entry that makes no sense */
    static RegistryAccess of(Map<String, String> environment) {
        RegistryAccess access = new RegistryAccess();
        for (String entry : environment.getOrDefault("PRIVATE", "").split(",")) {
            int equals = entry.indexOf('=');
            if (equals > 0 && entry.indexOf(':', equals) > 0) {
                access.logins.put(entry.substring(0, equals).trim(), entry.substring(equals + 1));
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
        String login = logins.get(repository);
        return login == null || matches(login, authorization) ? Decision.WELCOME : Decision.WHO_ARE_YOU;
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
