package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.regex.Pattern;

/** Options of Windows. Mirrors {@code validateWindowsSecurityContextOptions} and {@code validateWindowsHostProcessPod}. */
final class WindowsValidation {
    private static final int LARGEST_SPEC = 64 * 1024;
    private static final int LONGEST_DOMAIN = 256;
    private static final int LONGEST_USER = 104;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NETBIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String DNS_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DNS = Pattern.compile(DNS_LABEL + "(?:\\." + DNS_LABEL + ")*+");
    private static final Pattern BLANK = Pattern.compile("[. ]+");
    private static final Pattern FORBIDDEN = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");

    private WindowsValidation() {}

    static void validateOptions(JsonNode options, String path, Errors errors) {
        JsonNode name = options.path("gmsaCredentialSpecName");
        if (name.isTextual()) {
            errors.invalidAll(path + ".gmsaCredentialSpecName", name, Names.subdomain(name.asText()));
        }
        JsonNode spec = options.path("gmsaCredentialSpec");
        if (spec.isTextual() && spec.asText().isEmpty()) {
            errors.invalid(path + ".gmsaCredentialSpec", spec, "gmsaCredentialSpec cannot be an empty string");
        } else if (spec.asText().length() > LARGEST_SPEC) {
            errors.invalid(path + ".gmsaCredentialSpec", spec, "gmsaCredentialSpec size must be under 64 KiB");
        }
        if (options.path("runAsUserName").isTextual()) {
            validateAccount(options.path("runAsUserName"), path + ".runAsUserName", errors);
        }
    }

    /** A user of Windows, such as {@code DOMAIN\\user}. */
    private static void validateAccount(JsonNode account, String path, Errors errors) {
        String name = account.asText();
        String[] parts = name.split("\\\\", -1);
        if (name.isEmpty()) {
            errors.invalid(path, account, "runAsUserName cannot be an empty string");
        } else if (CONTROL.matcher(name).find()) {
            errors.invalid(path, account, "runAsUserName cannot contain control characters");
        } else if (parts.length > 2) {
            errors.invalid(path, account, "runAsUserName cannot contain more than one backslash");
        } else {
            if (parts.length == 2) {
                validateDomain(account, parts[0], path, errors);
            }
            validateUser(account, parts[parts.length - 1], path, errors);
        }
    }

    private static void validateDomain(JsonNode account, String domain, String path, Errors errors) {
        if (domain.length() >= LONGEST_DOMAIN) {
            errors.invalid(path, account, "runAsUserName's Domain length must be under 256 characters");
        }
        if (!NETBIOS.matcher(domain).matches() && !DNS.matcher(domain).matches()) {
            errors.invalid(path, account, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private static void validateUser(JsonNode account, String user, String path, Errors errors) {
        if (user.isEmpty()) {
            errors.invalid(path, account, "runAsUserName's User cannot be empty");
        } else if (user.length() > LONGEST_USER) {
            errors.invalid(path, account, "runAsUserName's User length must not be longer than 104 characters");
        }
        if (BLANK.matcher(user).matches()) {
            errors.invalid(path, account, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (FORBIDDEN.matcher(user).find()) {
            errors.invalid(
                    path, account, "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
        }
    }

    /** Containers that run as processes of a Windows node: all of a pod, or none. */
    static void validateHostProcess(PodScope scope) {
        Errors errors = scope.errors();
        JsonNode ofPod = hostProcess(scope.spec());
        int[] counts = new int[2];
        scope.eachContainer((container, path) -> {
            JsonNode own = hostProcess(container);
            counts[0]++;
            counts[1] += (own.isBoolean() ? own : ofPod).asBoolean() ? 1 : 0;
            if (ofPod.isBoolean() && own.isBoolean() && !own.equals(ofPod)) {
                errors.invalid(
                        path + ".securityContext.windowsOptions.hostProcess",
                        own,
                        "pod hostProcess value must be identical if both are specified, was " + ofPod);
            }
        });
        if (counts[1] > 0 && counts[1] != counts[0]) {
            errors.invalid(
                    scope.path(),
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (counts[1] > 0 && !scope.hostNetwork()) {
            errors.invalid(
                    scope.path() + ".hostNetwork",
                    BooleanNode.FALSE,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    private static JsonNode hostProcess(JsonNode podOrContainer) {
        return podOrContainer.path("securityContext").path("windowsOptions").path("hostProcess");
    }
}
