package dev.podfall.sim.admission.podsecurity;

import static dev.podfall.sim.admission.podsecurity.Check.restricted;
import static dev.podfall.sim.admission.podsecurity.Check.since;
import static dev.podfall.sim.admission.podsecurity.Check.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What careful pods do besides. Mirrors {@code policy/check_*.go} of the level restricted. */
final class RestrictedChecks {
    static final List<Check> ALL = List.of(
            restricted(
                    "allowPrivilegeEscalation",
                    "",
                    since(8, RestrictedChecks::escalation),
                    since(25, unlessWindows(RestrictedChecks::escalation))),
            restricted(
                    "capabilities_restricted",
                    "capabilities_baseline",
                    since(22, RestrictedChecks::capabilities),
                    since(25, unlessWindows(RestrictedChecks::capabilities))),
            restricted("procMount_restricted", "procMount", since(35, BaselineChecks::procMount)),
            restricted("restrictedVolumes", "hostPathVolumes", since(0, RestrictedChecks::volumes)),
            restricted(
                    "runAsNonRoot",
                    "",
                    since(0, RestrictedChecks::nonRoot),
                    since(35, unlessOwnUsers(RestrictedChecks::nonRoot))),
            restricted(
                    "runAsUser",
                    "",
                    since(23, RestrictedChecks::user),
                    since(35, unlessOwnUsers(RestrictedChecks::user))),
            restricted(
                    "seccompProfile_restricted",
                    "seccompProfile_baseline",
                    since(19, RestrictedChecks::seccomp),
                    since(25, unlessWindows(RestrictedChecks::seccomp))));

    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private RestrictedChecks() {}

    private static Function<PodSpec, Optional<Violation>> unlessWindows(Function<PodSpec, Optional<Violation>> rule) {
        return p -> p.isWindows() ? Optional.empty() : rule.apply(p);
    }

    private static Function<PodSpec, Optional<Violation>> unlessOwnUsers(Function<PodSpec, Optional<Violation>> rule) {
        return p -> p.hasOwnUsers() ? Optional.empty() : rule.apply(p);
    }

    private static Optional<Violation> escalation(PodSpec pod) {
        List<String> bad = pod.names(
                c -> c.path("securityContext").path("allowPrivilegeEscalation").asBoolean(true));
        return when(
                !bad.isEmpty(),
                "allowPrivilegeEscalation != false",
                PodSpec.containers(bad) + " must set securityContext.allowPrivilegeEscalation=false");
    }

    private static Optional<Violation> capabilities(PodSpec pod) {
        Set<String> others = new TreeSet<>();
        List<String> keeping = pod.names(c -> !dropsAll(c));
        List<String> adding = pod.names(c -> {
            boolean fine = true;
            for (JsonNode added : c.path("securityContext").path("capabilities").path("add")) {
                if (!added.asText().equals("NET_BIND_SERVICE")) {
                    others.add(added.asText());
                    fine = false;
                }
            }
            return !fine;
        });
        List<String> details = new ArrayList<>();
        if (!keeping.isEmpty()) {
            details.add(PodSpec.containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        if (!adding.isEmpty()) {
            details.add(PodSpec.containers(adding) + " must not include " + PodSpec.quoted(others)
                    + " in securityContext.capabilities.add");
        }
        return when(!details.isEmpty(), "unrestricted capabilities", String.join("; ", details));
    }

    private static boolean dropsAll(JsonNode container) {
        for (JsonNode dropped :
                container.path("securityContext").path("capabilities").path("drop")) {
            if (dropped.asText().equals("ALL")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Violation> volumes(PodSpec pod) {
        List<String> bad = new ArrayList<>();
        Set<String> types = new TreeSet<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            String type = "unknown";
            for (var names = volume.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                type = name.equals("name") ? type : name;
            }
            if (!VOLUMES.contains(type)) {
                bad.add(volume.path("name").asText());
                types.add(type);
            }
        }
        return when(
                !bad.isEmpty(),
                "restricted volume types",
                PodSpec.counted("volume", bad.size()) + " " + PodSpec.quoted(bad) + " " + PodSpec.use(bad.size())
                        + " " + PodSpec.counted("restricted volume type", types.size()) + " "
                        + PodSpec.quoted(types));
    }

    private static Optional<Violation> nonRoot(PodSpec pod) {
        String field = "runAsNonRoot";
        JsonNode byPod = pod.securityContext().path(field);
        List<String> rooted =
                pod.names(c -> !c.path("securityContext").path(field).asBoolean(true));
        String who = PodSpec.setters(byPod.isBoolean() && !byPod.asBoolean(), rooted);
        if (!who.isEmpty()) {
            return when(true, "runAsNonRoot != true", who + " must not set securityContext.runAsNonRoot=false");
        }
        List<String> open = byPod.asBoolean()
                ? List.of()
                : pod.names(c -> !c.path("securityContext").path(field).isBoolean());
        return when(
                !open.isEmpty(),
                "runAsNonRoot != true",
                "pod or " + PodSpec.containers(open) + " must set securityContext.runAsNonRoot=true");
    }

    private static Optional<Violation> user(PodSpec pod) {
        String who = PodSpec.setters(isRoot(pod.securityContext()), pod.names(c -> isRoot(c.path("securityContext"))));
        return when(!who.isEmpty(), "runAsUser=0", who + " must not set runAsUser=0");
    }

    private static boolean isRoot(JsonNode context) {
        return context.path("runAsUser").isNumber() && context.path("runAsUser").asLong() == 0;
    }

    private static Optional<Violation> seccomp(PodSpec pod) {
        Optional<Violation> unconfined = ProfileChecks.seccomp(pod);
        if (unconfined.isPresent()) {
            return unconfined;
        }
        List<String> open = pod.securityContext().has("seccompProfile")
                ? List.of()
                : pod.names(c -> !c.path("securityContext").has("seccompProfile"));
        return when(
                !open.isEmpty(),
                "seccompProfile",
                "pod or " + PodSpec.containers(open)
                        + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }
}
