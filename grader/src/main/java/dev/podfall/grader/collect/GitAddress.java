package dev.podfall.grader.collect;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository of a Git server that runs in the cluster.
 *
 * @param namespace of the server, whose pods have the label {@code app} with its Service's name
 * @param service the server's Service
 * @param repository its name
 */
public record GitAddress(String namespace, String service, String repository) {
    private static final Pattern IN_CLUSTER = Pattern.compile(
            "https?://[a-z0-9-]+\\.[a-z0-9-]+(\\.svc(\\.cluster\\.local)?)?(:[0-9]{1,5})?/[A-Za-z0-9._/-]+");

    /** @return empty where the address leads elsewhere */
    public static Optional<GitAddress> of(String url) {
        if (!IN_CLUSTER.matcher(url).matches()) {
            return Optional.empty();
        }
        URI address = URI.create(url);
        String[] host = address.getHost().split("\\.");
        return Optional.of(new GitAddress(host[1], host[0], address.getPath().replaceAll("^/|(\\.git)?/?$", "")));
    }

    /** What selects the server's pods. */
    public String selector() {
        return "app=" + service;
    }
}
