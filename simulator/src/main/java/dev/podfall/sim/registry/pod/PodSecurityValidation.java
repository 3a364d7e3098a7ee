package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.podfall.sim.client.SysctlName;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The security context of a pod. Mirrors {@code validatePodSpecSecurityContext}. */
final class PodSecurityValidation {
    private static final int LONGEST_SYSCTL = 253;
    private static final String SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String SYSCTL = "(" + SEGMENT + "[\\./])*" + SEGMENT;
    private static final Pattern SYSCTL_SHAPE = Pattern.compile(SYSCTL);
    private static final Set<String> OF_IPC = Set.of(
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced",
            "kernel.shm",
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.msg");

    private PodSecurityValidation() {}

    static void validate(PodScope scope) {
        JsonNode context = scope.spec().path("securityContext");
        String path = scope.path() + ".securityContext";
        Errors errors = scope.errors();
        if (context.isMissingNode()) {
            return;
        }
        for (String field : List.of("fsGroup", "runAsUser", "runAsGroup")) {
            SecurityValidation.validateId(context.path(field), path + "." + field, errors);
        }
        JsonNode groups = context.path("supplementalGroups");
        for (int i = 0; i < groups.size(); i++) {
            SecurityValidation.validateId(groups.get(i), path + ".supplementalGroups[" + i + "]", errors);
        }
        boolean shared = scope.spec().path("shareProcessNamespace").asBoolean();
        if (shared && scope.spec().path("hostPID").asBoolean()) {
            errors.invalid(
                    path + ".shareProcessNamespace",
                    BooleanNode.TRUE,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        validateSysctls(scope, context.path("sysctls"), path + ".sysctls");
        PodValidation.choiceIfThere(context, "fsGroupChangePolicy", path, errors, "Always", "OnRootMismatch");
        ProfileValidation.validateSeccomp(context.path("seccompProfile"), path + ".seccompProfile", errors);
        WindowsValidation.validateOptions(context.path("windowsOptions"), path + ".windowsOptions", errors);
        ProfileValidation.validateAppArmor(context.path("appArmorProfile"), path + ".appArmorProfile", errors);
        PodValidation.choiceIfThere(context, "supplementalGroupsPolicy", path, errors, "Merge", "Strict");
        // The other way to change labels is a feature that is off by default.
        PodValidation.choiceIfThere(context, "seLinuxChangePolicy", path, errors, "Recursive");
    }

    private static void validateSysctls(PodScope scope, JsonNode sysctls, String path) {
        Errors errors = scope.errors();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sysctls.size(); i++) {
            String name = sysctls.get(i).path("name").asText();
            String at = path + "[" + i + "].name";
            if (name.isEmpty()) {
                errors.required(at, "");
            } else if (name.length() > LONGEST_SYSCTL
                    || !SYSCTL_SHAPE.matcher(name).matches()) {
                errors.invalid(at, name, "must have at most 253 characters and match regex ^" + SYSCTL + "$");
            } else if (names.contains(name)) {
                errors.duplicate(at, name);
            }
            validateSpace(scope, name, at);
            names.add(name);
        }
    }

    /** A pod that shares a part of the node's kernel does not set that part's parameters. */
    private static void validateSpace(PodScope scope, String name, String path) {
        String dotted = SysctlName.dotted(name);
        int star = dotted.indexOf('*');
        String parameter = star < 0 ? dotted : dotted.substring(0, star);
        if (scope.hostNetwork() && parameter.startsWith("net.")) {
            scope.errors().invalid(path, name, "may not be specified when 'hostNetwork' is true");
        } else if (scope.spec().path("hostIPC").asBoolean()
                && (OF_IPC.contains(parameter) || parameter.startsWith("fs.mqueue."))) {
            scope.errors().invalid(path, name, "may not be specified when 'hostIPC' is true");
        }
    }
}
