package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;

/** Names and users of a pod as a machine. Mirrors {@code ValidateHostAliases}, {@code validateHostUsers}, {@code validatePodHostName}. */
final class HostValidation {
    private static final int LONGEST = 64;
    private static final String OWN_USERS = "when `hostUsers` is false";

    private HostValidation() {}

    static void validateAliases(JsonNode aliases, String path, Errors errors) {
        for (int i = 0; i < aliases.size(); i++) {
            String address = aliases.get(i).path("ip").asText();
            errors.invalidAll(path + "[" + i + "].ip", address, Addresses.plain(address));
            JsonNode names = aliases.get(i).path("hostnames");
            for (int j = 0; j < names.size(); j++) {
                String name = names.get(j).asText();
                errors.invalidAll(path + "[" + i + "].hostnames[" + j + "]", name, Names.subdomain(name));
            }
        }
    }

    /** A pod with users of its own shares little else with its node. */
    static void validateUsers(PodScope scope) {
        if (scope.hostUsers()) {
            return;
        }
        Errors errors = scope.errors();
        if (scope.hostNetwork()) {
            errors.forbidden(scope.path() + ".hostNetwork", OWN_USERS);
        }
        if (scope.spec().path("hostPID").asBoolean()) {
            errors.forbidden(scope.path() + ".HostPID", OWN_USERS);
        }
        if (scope.spec().path("hostIPC").asBoolean()) {
            errors.forbidden(scope.path() + ".HostIPC", OWN_USERS);
        }
        scope.eachContainer((container, path) -> {
            if (!container.path("volumeDevices").isEmpty()) {
                errors.forbidden(path + ".volumeDevices", OWN_USERS);
            }
        });
    }

    /** The name that the pod takes itself for. */
    static void validateOverride(PodScope scope) {
        JsonNode override = scope.spec().path("hostnameOverride");
        String path = scope.path() + ".hostnameOverride";
        if (!override.isTextual()) {
            return;
        }
        if (scope.spec().path("setHostnameAsFQDN").asBoolean()) {
            scope.errors().forbidden(path, "may not be specified when setHostnameAsFQDN is true");
        }
        if (scope.hostNetwork()) {
            scope.errors().forbidden(path, "may not be specified when hostNetwork is true");
        }
        if (override.asText().length() > LONGEST) {
            scope.errors().tooLong(path, LONGEST);
        }
        scope.errors().invalidAll(path, override, Names.subdomain(override.asText()));
    }
}
