package dev.podfall.grader.collect;

import java.util.Optional;
import java.util.regex.Matcher;
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
            "https?://([a-z0-9-]+)\\.([a-z0-9-]+)(?:\\.svc(?:\\.cluster\\.local)?)?(?::[0-9]{1,5})?/([A-Za-z0-9._/-]+)");

    /** @return empty where it cannot be that of a Service of the cluster; a name of two parts is always taken for one */
    public static Optional<GitAddress> of(String url) {
        Matcher parts = IN_CLUSTER.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String repository = parts.group(3).replaceAll("^/+|(\\.git)?/?$", "");
        return Optional.of(new GitAddress(parts.group(2), parts.group(1), repository));
    }

    /** What selects the server's pods. */
    public String selector() {
        return "app=" + service;
    }
}
