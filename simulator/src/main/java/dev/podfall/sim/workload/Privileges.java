package dev.podfall.sim.workload;

import java.util.List;
import java.util.Locale;

/**
 * What a container's processes may do beyond files. Mirrors {@code capabilities(7)} and what containerd sets.
 *
 * @param bounding the capabilities that a process of it can ever have, as the kernel numbers their bits
 * @param held those that its first process has
 * @param fixed whether no program may give more ({@code no_new_privs})
 * @param filtered whether a seccomp profile filters its system calls
 */
public record Privileges(long bounding, long held, boolean fixed, boolean filtered) {
    private static final List<String> NAMES = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ",
            "PERFMON",
            "BPF",
            "CHECKPOINT_RESTORE");

    /** Every capability there is. */
    public static final long ALL = (1L << NAMES.size()) - 1;

    /** What a container has that asks for nothing. */
    public static final long USUAL = bits(List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SYS_CHROOT",
            "MKNOD",
            "AUDIT_WRITE",
            "SETFCAP"));

    /** Those of a container that asks for nothing; only root holds what it may have. */
    public static Privileges usual(long user) {
        return new Privileges(USUAL, user == 0 ? USUAL : 0, false, false);
    }

    /** The bits of capabilities by their names, with {@code CAP_} or without; {@code ALL} means every one. */
    public static long bits(List<String> names) {
        long bits = 0;
        for (String name : names) {
            String bare = name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
            int index = NAMES.indexOf(bare);
            bits |= bare.equals("ALL") ? ALL : index < 0 ? 0 : 1L << index;
        }
        return bits;
    }

    /** The lines that {@code /proc/PID/status} has of them. */
    public String status() {
        return String.format(
                Locale.ROOT,
                "CapInh:\t%016x\nCapPrm:\t%016x\nCapEff:\t%016x\nCapBnd:\t%016x\nCapAmb:\t%016x\nNoNewPrivs:\t%d\n"
                        + "Seccomp:\t%d\nSeccomp_filters:\t%d\n",
                0,
                held,
                held,
                bounding,
                0,
                fixed ? 1 : 0,
                filtered ? 2 : 0,
                filtered ? 1 : 0);
    }
}
