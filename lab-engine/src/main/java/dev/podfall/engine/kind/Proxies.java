package dev.podfall.engine.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The proxy variables of an environment. */
final class Proxies {
    private static final List<String> NAMES =
            List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy");

    private Proxies() {}

    static boolean named(Map<String, String> environment) {
        return NAMES.stream().anyMatch(n -> !environment.getOrDefault(n, "").isBlank());
    }

    /** Whether a client that heeds them would ask a proxy for that host. Nobody does for this machine itself. */
    static boolean standBefore(String host, Map<String, String> environment) {
        if (!named(environment) || host.equals("localhost") || host.startsWith("127.")) {
            return false;
        }
        String without = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        return Arrays.stream(without.split(","))
                .map(String::strip)
                .noneMatch(w -> w.equals("*") || !w.isEmpty() && host.endsWith(w));
    }
}
