package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Space;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.Kernel;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        files.synthetic("/etc/hostname", () -> config.names().hostname() + "\n");
        files.synthetic("/etc/hosts", () -> config.names().hosts());
        files.synthetic("/etc/resolv.conf", () -> config.names().resolver());
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
                () -> "0.12 0.10 0.09 1/312 " + container.pids().entries().size() + "\n");
        files.synthetic(
                "/proc/meminfo",
                () -> String.format(
                        "MemTotal:       %8d kB%nMemFree:        %8d kB%nMemAvailable:   %8d kB%n",
                        NODE_MEMORY_KIB, NODE_MEMORY_KIB / 2, NODE_MEMORY_KIB * 3 / 4));
        files.synthetic("/proc/version", () -> "Linux version " + Kernel.RELEASE + " (podfall) #1 SMP\n");
        files.synthetic(
                "/proc/1/cmdline",
                () -> container
                        .pids()
                        .find(1)
                        .map(p -> String.join("\0", p.arguments()) + "\0")
                        .orElse(""));
        files.synthetic("/proc/1/status", this::status);
        files.synthetic("/proc/self/status", this::status);
        files.synthetic("/proc/self/cgroup", () -> "0::/\n");
        files.synthetic("/proc/1/cgroup", () -> "0::/\n");
        files.synthetic("/proc/1/environ", () -> {
            StringBuilder all = new StringBuilder();
            container
                    .environment()
                    .forEach((k, v) -> all.append(k).append('=').append(v).append('\0'));
            return all.toString();
        });
    }

    /** All processes of a container have what its first one has. */
    private String status() {
        Credentials who = container.config().credentials();
        String command = container
                .pids()
                .find(1)
                .map(p -> p.arguments().get(0))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .orElse("pause");
        return "Name:\t" + command + "\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t1\nNgid:\t0\nPid:\t1\nPPid:\t0\n"
                + "TracerPid:\t0\n" + fourTimes("Uid", who.user()) + fourTimes("Gid", who.group()) + "Groups:\t"
                + who.groups().stream().map(group -> group + " ").collect(Collectors.joining()) + "\n"
                + "VmRSS:\t" + String.format(Locale.ROOT, "%8d kB\n", container.memory() / 1024) + "Threads:\t1\n"
                + container.config().privileges().status();
    }

    private static String fourTimes(String name, long id) {
        return name + ":" + ("\t" + id).repeat(4) + "\n";
    }

    private long uptime() {
        return Duration.between(started, container.timeline().now()).toSeconds() + 86_400;
    }

    private static String orMax(Long limit) {
        return (limit == null ? "max" : limit) + "\n";
    }

    private String mounts() {
        StringBuilder all = new StringBuilder(
                "overlay / overlay " + (container.config().readOnlyRootFilesystem() ? "ro" : "rw") + ",relatime 0 0\n");
        all.append("proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n");
        all.append("tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0\n");
        new TreeMap<>(container.config().mounts()).forEach((path, mount) -> {
            Space space = mount.tree().space();
            String size = mount.inMemory() ? ",size=" + (space.bytes() + space.free()) / 1024 + "k" : "";
            all.append(mount.device())
                    .append(' ')
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
