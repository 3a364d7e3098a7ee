package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.List;

/** How a pod finds names. Mirrors {@code validatePodDNSConfig}. */
final class DnsValidation {
    private static final int MOST_SERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int LONGEST_SEARCHES = 2048;

    private DnsValidation() {}

    static void validate(PodScope scope) {
        JsonNode config = scope.spec().path("dnsConfig");
        String path = scope.path() + ".dnsConfig";
        Errors errors = scope.errors();
        if (scope.spec().path("dnsPolicy").asText().equals("None")) {
            if (!config.isObject()) {
                errors.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (config.path("nameservers").isEmpty()) {
                errors.required(
                        path + ".nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        validateServers(config.path("nameservers"), path + ".nameservers", errors);
        validateSearches(config.path("searches"), path + ".searches", errors);
        JsonNode options = config.path("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).path("name").asText().isEmpty()) {
                errors.required(path + ".options[" + i + "]", "must not be empty");
            }
        }
    }

    private static void validateServers(JsonNode servers, String path, Errors errors) {
        if (servers.size() > MOST_SERVERS) {
            errors.invalid(path, servers, "must not have more than 3 nameservers");
        }
        for (int i = 0; i < servers.size(); i++) {
            String server = servers.get(i).asText();
            errors.invalidAll(path + "[" + i + "]", server, Addresses.plain(server));
        }
    }

    private static void validateSearches(JsonNode searches, String path, Errors errors) {
        List<String> domains = new ArrayList<>();
        searches.forEach(s -> domains.add(s.asText()));
        if (domains.size() > MOST_SEARCHES) {
            errors.invalid(path, searches, "must not have more than 32 search paths");
        }
        if (String.join(" ", domains).length() > LONGEST_SEARCHES) {
            errors.invalid(
                    path, searches, "must not have more than 2048 characters (including spaces) in the search list");
        }
        for (int i = 0; i < domains.size(); i++) {
            String domain = domains.get(i);
            if (!domain.equals(".")) {
                String open = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
                errors.invalidAll(path + "[" + i + "]", open, Names.searchDomain(open));
            }
        }
    }
}
