package dev.podfall.sim.kubelet.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.SysctlName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Which settings of the kernel a pod may have: those that are its own and safe, as a kubelet allows them that was told of no others.
 * That a pod keeps off those of a namespace that it shares with its node the API server sees to. Mirrors {@code patternAllowlist} and
 * {@code safeSysctls} of {@code pkg/kubelet/sysctl}, on a kernel that has them all.
 */
final class Sysctls {
    private static final Set<String> SAFE = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem");

    private Sysctls() {}

    /** What is said of the first setting that a pod of that spec may not have, or empty. */
    static Optional<Refusal> forbidden(JsonNode podSpec) {
        JsonNode all = podSpec.path("securityContext").path("sysctls");
        return StreamSupport.stream(all.spliterator(), false)
                .map(sysctl -> SysctlName.dotted(sysctl.path("name").asText()))
                .filter(name -> !SAFE.contains(name))
                .findFirst()
                .map(name -> new Refusal("SysctlForbidden", "forbidden sysctl: \"" + name + "\" not allowlisted"));
    }
}
