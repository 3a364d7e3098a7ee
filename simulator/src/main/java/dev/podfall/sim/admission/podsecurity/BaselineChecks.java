package dev.podfall.sim.admission.podsecurity;

import static dev.podfall.sim.admission.podsecurity.Check.baseline;
import static dev.podfall.sim.admission.podsecurity.Check.since;
import static dev.podfall.sim.admission.podsecurity.Check.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What no pod should do that does not run the cluster. Mirrors {@code policy/check_*.go} of the level baseline. */
final class BaselineChecks {
    static final List<Check> ALL = List.of(
            baseline("appArmorProfile", since(0, ProfileChecks::appArmor)),
            baseline("capabilities_baseline", since(0, BaselineChecks::capabilities)),
            baseline("hostNamespaces", since(0, BaselineChecks::hostNamespaces)),
            baseline("hostPathVolumes", since(0, BaselineChecks::hostPaths)),
            baseline("hostPorts", since(0, BaselineChecks::hostPorts)),
            baseline("hostProbesAndHostLifecycle", since(34, BaselineChecks::handlerHosts)),
            baseline("privileged", since(0, BaselineChecks::privileged)),
            baseline(
                    "procMount",
                    since(0, BaselineChecks::procMount),
                    since(35, p -> p.hasOwnUsers() ? Optional.empty() : procMount(p))),
            baseline(
                    "seLinuxOptions",
                    since(
                            0,
                            p -> ProfileChecks.seLinux(
                                    p, Set.of("", "container_t", "container_init_t", "container_kvm_t"))),
                    since(
                            31,
                            p -> ProfileChecks.seLinux(
                                    p,
                                    Set.of(
                                            "",
                                            "container_t",
                                            "container_init_t",
                                            "container_kvm_t",
                                            "container_engine_t")))),
            baseline(
                    "seccompProfile_baseline",
                    since(0, ProfileChecks::seccompAnnotations),
                    since(19, ProfileChecks::seccomp)),
            baseline(
                    "sysctls",
                    since(0, p -> sysctls(p, 0)),
                    since(27, p -> sysctls(p, 27)),
                    since(29, p -> sysctls(p, 29)),
                    since(32, p -> sysctls(p, 32))),
            baseline("windowsHostProcess", since(0, BaselineChecks::hostProcess)));

    private static final Set<String> CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private BaselineChecks() {}

    private static Optional<Violation> capabilities(PodSpec pod) {
        Set<String> others = new TreeSet<>();
        List<String> bad = pod.names(c -> {
            boolean fine = true;
            for (JsonNode added : c.path("securityContext").path("capabilities").path("add")) {
                if (!CAPABILITIES.contains(added.asText())) {
                    others.add(added.asText());
                    fine = false;
                }
            }
            return !fine;
        });
        return when(
                !bad.isEmpty(),
                "non-default capabilities",
                PodSpec.containers(bad) + " must not include " + PodSpec.quoted(others)
                        + " in securityContext.capabilities.add");
    }

    private static Optional<Violation> hostNamespaces(PodSpec pod) {
        List<String> used = new ArrayList<>();
        for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.spec().path(field).asBoolean()) {
                used.add(field + "=true");
            }
        }
        return when(!used.isEmpty(), "host namespaces", String.join(", ", used));
    }

    private static Optional<Violation> hostPaths(PodSpec pod) {
        List<String> used = new ArrayList<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (volume.has("hostPath")) {
                used.add(volume.path("name").asText());
            }
        }
        return when(
                !used.isEmpty(),
                "hostPath volumes",
                PodSpec.counted("volume", used.size()) + " " + PodSpec.quoted(used));
    }

    private static Optional<Violation> hostPorts(PodSpec pod) {
        Set<String> ports = new TreeSet<>();
        List<String> bad = pod.names(c -> {
            boolean fine = true;
            for (JsonNode port : c.path("ports")) {
                if (port.path("hostPort").asInt() != 0) {
                    ports.add(port.path("hostPort").asText());
                    fine = false;
                }
            }
            return !fine;
        });
        return when(
                !bad.isEmpty(),
                "hostPort",
                PodSpec.containers(bad) + " " + PodSpec.use(bad.size()) + " "
                        + PodSpec.counted("hostPort", ports.size()) + " " + String.join(", ", ports));
    }

    private static Optional<Violation> handlerHosts(PodSpec pod) {
        Set<String> hosts = new TreeSet<>();
        Set<String> bad = new TreeSet<>(pod.names(c -> {
            Set<String> own = new TreeSet<>();
            for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                addHosts(c.path(probe), own);
            }
            addHosts(c.path("lifecycle").path("postStart"), own);
            addHosts(c.path("lifecycle").path("preStop"), own);
            hosts.addAll(own);
            return !own.isEmpty();
        }));
        return when(
                !bad.isEmpty(),
                "probe or lifecycle host",
                PodSpec.containers(bad) + " " + PodSpec.use(bad.size()) + " "
                        + PodSpec.counted("probe or lifecycle host", hosts.size()) + " " + PodSpec.quoted(hosts));
    }

    private static void addHosts(JsonNode handler, Set<String> hosts) {
        for (String kind : List.of("httpGet", "tcpSocket")) {
            String host = handler.path(kind).path("host").asText();
            if (!host.isEmpty()) {
                hosts.add(host);
            }
        }
    }

    private static Optional<Violation> privileged(PodSpec pod) {
        List<String> bad =
                pod.names(c -> c.path("securityContext").path("privileged").asBoolean());
        return when(
                !bad.isEmpty(),
                "privileged",
                PodSpec.containers(bad) + " must not set securityContext.privileged=true");
    }

    static Optional<Violation> procMount(PodSpec pod) {
        Set<String> types = new TreeSet<>();
        List<String> bad = pod.names(c -> {
            String type = c.path("securityContext").path("procMount").asText("Default");
            if (!type.equals("Default")) {
                types.add(type);
            }
            return !type.equals("Default");
        });
        return when(
                !bad.isEmpty(),
                "procMount",
                PodSpec.containers(bad) + " must not set securityContext.procMount to " + PodSpec.quoted(types));
    }

    private static Optional<Violation> sysctls(PodSpec pod, int minor) {
        List<String> forbidden = new ArrayList<>();
        for (JsonNode sysctl : pod.securityContext().path("sysctls")) {
            String name = sysctl.path("name").asText();
            if (!isSafe(name, minor)) {
                forbidden.add(name);
            }
        }
        return when(!forbidden.isEmpty(), "forbidden sysctls", String.join(", ", forbidden));
    }

    private static boolean isSafe(String sysctl, int minor) {
        return switch (sysctl) {
            case "kernel.shm_rmid_forced",
                    "net.ipv4.ip_local_port_range",
                    "net.ipv4.tcp_syncookies",
                    "net.ipv4.ping_group_range",
                    "net.ipv4.ip_unprivileged_port_start" -> true;
            case "net.ipv4.ip_local_reserved_ports" -> minor >= 27;
            case "net.ipv4.tcp_keepalive_time",
                    "net.ipv4.tcp_fin_timeout",
                    "net.ipv4.tcp_keepalive_intvl",
                    "net.ipv4.tcp_keepalive_probes" -> minor >= 29;
            case "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem" -> minor >= 32;
            default -> false;
        };
    }

    private static Optional<Violation> hostProcess(PodSpec pod) {
        String who = PodSpec.setters(
                isHostProcess(pod.securityContext()), pod.names(c -> isHostProcess(c.path("securityContext"))));
        return when(
                !who.isEmpty(), "hostProcess", who + " must not set securityContext.windowsOptions.hostProcess=true");
    }

    private static boolean isHostProcess(JsonNode context) {
        return context.path("windowsOptions").path("hostProcess").asBoolean();
    }
}
