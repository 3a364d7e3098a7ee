package dev.podfall.sim.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which servers outside of the cluster its webhooks may call. Whoever may write a configuration of webhooks in a cluster makes this
 * machine send requests, so it is for the machine's owner to say.
 *
 * @param entries each a {@code host} or {@code host:port}, or {@code *} for all
 */
public record AllowedHosts(List<String> entries) {
    /** The environment variable in which a server's owner names them, with commas between. */
    public static final String VARIABLE = "PODFALL_WEBHOOK_HOSTS";

    /** No server. */
    public static final AllowedHosts NONE = new AllowedHosts(List.of());

    public AllowedHosts {
        entries = entries.stream().map(e -> e.toLowerCase(Locale.ROOT)).toList();
    }

    /** Those that a text names. @param text null or empty for none */
    public static AllowedHosts parse(String text) {
        return text == null || text.isBlank()
                ? NONE
                : new AllowedHosts(Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(e -> !e.isEmpty())
                        .toList());
    }

    /** Whether it is one of them. */
    public boolean contains(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.contains("*") || entries.contains(name) || entries.contains(name + ":" + port);
    }
}
