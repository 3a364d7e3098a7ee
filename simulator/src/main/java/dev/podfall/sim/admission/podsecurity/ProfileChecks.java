package dev.podfall.sim.admission.podsecurity;

import static dev.podfall.sim.admission.podsecurity.Check.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules about the kernel's profiles: AppArmor, SELinux, seccomp. */
final class ProfileChecks {
    private static final Set<String> CONFINED = Set.of("RuntimeDefault", "Localhost");
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

    private ProfileChecks() {}

    static Optional<Violation> appArmor(PodSpec pod) {
        Set<String> types = new TreeSet<>();
        boolean byPod = isUnconfined(pod.securityContext(), "appArmorProfile", types);
        List<String> bad = pod.names(c -> isUnconfined(c.path("securityContext"), "appArmorProfile", types));
        List<String> who = new ArrayList<>();
        String setters = PodSpec.setters(byPod, bad);
        if (!setters.isEmpty()) {
            who.add(setters);
        }
        Set<String> annotations = new TreeSet<>();
        pod.annotations().fields().forEachRemaining(e -> {
            String value = e.getValue().asText();
            boolean fine = value.isEmpty() || value.equals("runtime/default") || value.startsWith("localhost/");
            if (e.getKey().startsWith(APP_ARMOR) && !fine) {
                annotations.add(e.getKey() + "=\"" + value + "\"");
            }
        });
        List<String> values = new ArrayList<>(types);
        values.addAll(annotations);
        if (!annotations.isEmpty()) {
            who.add(PodSpec.counted("annotation", annotations.size()));
        }
        return when(
                !who.isEmpty(),
                PodSpec.counted("forbidden AppArmor profile", values.size()),
                String.join(" and ", who) + " must not set AppArmor profile type to " + PodSpec.quoted(values));
    }

    static Optional<Violation> seLinux(PodSpec pod, Set<String> allowed) {
        Set<String> types = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        boolean byPod = isForbidden(pod.securityContext(), allowed, types, fields);
        String who =
                PodSpec.setters(byPod, pod.names(c -> isForbidden(c.path("securityContext"), allowed, types, fields)));
        List<String> what = new ArrayList<>();
        if (!types.isEmpty()) {
            what.add(PodSpec.counted("type", types.size()) + " " + PodSpec.quoted(types));
        }
        for (String field : List.of("user", "role")) {
            if (fields.contains(field)) {
                what.add(field + " may not be set");
            }
        }
        return when(
                !who.isEmpty(),
                "seLinuxOptions",
                who + " set forbidden securityContext.seLinuxOptions: " + String.join("; ", what));
    }

    private static boolean isForbidden(JsonNode context, Set<String> allowed, Set<String> types, Set<String> fields) {
        JsonNode options = context.path("seLinuxOptions");
        boolean forbidden = false;
        if (!allowed.contains(options.path("type").asText())) {
            types.add(options.path("type").asText());
            forbidden = true;
        }
        for (String field : List.of("user", "role")) {
            if (!options.path(field).asText().isEmpty()) {
                fields.add(field);
                forbidden = true;
            }
        }
        return forbidden;
    }

    /** Before there was a field. */
    static Optional<Violation> seccompAnnotations(PodSpec pod) {
        Set<String> forbidden = new TreeSet<>();
        List<String> keys = new ArrayList<>(List.of(SECCOMP_POD));
        pod.names(c -> true).forEach(name -> keys.add(SECCOMP_CONTAINER + name));
        for (String key : keys) {
            String value = pod.annotations().path(key).asText();
            boolean fine =
                    value.equals("runtime/default") || value.equals("docker/default") || value.startsWith("localhost/");
            if (pod.annotations().has(key) && !fine) {
                forbidden.add(key + "=\"" + value + "\"");
            }
        }
        return when(
                !forbidden.isEmpty(),
                "seccompProfile",
                "forbidden " + PodSpec.counted("annotation", forbidden.size()) + " " + String.join(", ", forbidden));
    }

    static Optional<Violation> seccomp(PodSpec pod) {
        Set<String> types = new TreeSet<>();
        boolean byPod = isUnconfined(pod.securityContext(), "seccompProfile", types);
        String who = PodSpec.setters(
                byPod, pod.names(c -> isUnconfined(c.path("securityContext"), "seccompProfile", types)));
        return when(
                !who.isEmpty(),
                "seccompProfile",
                who + " must not set securityContext.seccompProfile.type to " + PodSpec.quoted(types));
    }

    /** Whether a profile is set that does not confine; its type is added to {@code types}. */
    private static boolean isUnconfined(JsonNode context, String profile, Set<String> types) {
        if (!context.has(profile)) {
            return false;
        }
        String type = context.path(profile).path("type").asText();
        boolean unconfined = !CONFINED.contains(type);
        if (unconfined) {
            types.add(type);
        }
        return unconfined;
    }
}
