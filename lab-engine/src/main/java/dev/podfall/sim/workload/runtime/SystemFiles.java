package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Space;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.Kernel;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** The files a container gets from the runtime and the kernel. */
final class SystemFiles {
    private static final long NODE_MEMORY_KIB = 16L << 20;

    private final RunningContainer container;
    private final Instant started;

    SystemFiles(RunningContainer container) {
        this.container = container;
        this.started = container.timeline().now();
    }

    void addTo(FileTree files) {
        ContainerConfig config = container.config();
        files.synthetic("/etc/hostname", () -> config.pod() + "\n");
        files.synthetic(
                "/etc/hosts",
                () ->
                        "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n"
                                + "fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\n"
                                + "fe00::2\tip6-allrouters\n" + config.podIp() + "\t" + config.pod() + "\n");
        files.synthetic(
                "/etc/resolv.conf",
                () -> "search " + config.namespace() + ".svc.cluster.local svc.cluster.local cluster.local\n"
                        + "nameserver 10.96.0.10\noptions ndots:5\n");
        files.synthetic("/sys/fs/cgroup/memory.max", () -> orMax(config.memoryLimitBytes()));
        files.synthetic("/sys/fs/cgroup/memory.current", () -> container.memory() + "\n");
        files.synthetic(
                "/sys/fs/cgroup/cpu.max",
                () -> (config.cpuLimitMillis() == null ? "max" : String.valueOf(config.cpuLimitMillis() * 100))
                        + " 100000\n");
        files.synthetic("/proc/mounts", this::mounts);
        files.synthetic("/proc/uptime", () -> uptime() + ".00 " + uptime() * 3 + ".00\n");
        files.synthetic(
                "/proc/loadavg",
                () -> "0.12 0.10 0.09 1/312 " + container.processes().size() + "\n");
        files.synthetic(
                "/proc/meminfo",
                () -> String.format(
                        "MemTotal:       %8d kB%nMemFree:        %8d kB%nMemAvailable:   %8d kB%n",
                        NODE_MEMORY_KIB, NODE_MEMORY_KIB / 2, NODE_MEMORY_KIB * 3 / 4));
        files.synthetic("/proc/version", () -> "Linux version " + Kernel.RELEASE + " (podfall) #1 SMP\n");
        files.synthetic(
                "/proc/1/cmdline",
                () -> container
                        .process(1)
                        .map(p -> String.join("\0", p.arguments()) + "\0")
                        .orElse(""));
        files.synthetic("/proc/1/environ", () -> {
            StringBuilder all = new StringBuilder();
            container
                    .environment()
                    .forEach((k, v) -> all.append(k).append('=').append(v).append('\0'));
            return all.toString();
        });
    }

    private long uptime() {
        return Duration.between(started, container.timeline().now()).toSeconds() + 86_400;
    }

    private static String orMax(Long limit) {
        return (limit == null ? "max" : limit) + "\n";
    }

    private String mounts() {
        StringBuilder all = new StringBuilder("overlay / overlay rw,relatime 0 0\n");
        all.append("proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n");
        new TreeMap<>(container.config().mounts()).forEach((path, mount) -> {
            Space space = mount.tree().space();
            String size = mount.inMemory() ? ",size=" + (space.bytes() + space.free()) / 1024 + "k" : "";
            all.append(mount.inMemory() ? "tmpfs " : "/dev/vda1 ")
                    .append(path.replace(" ", "\\040"))
                    .append(mount.inMemory() ? " tmpfs " : " ext4 ")
                    .append(mount.readOnly() ? "ro" : "rw")
                    .append(",relatime")
                    .append(size)
                    .append(" 0 0\n");
        });
        return all.toString();
    }
}
