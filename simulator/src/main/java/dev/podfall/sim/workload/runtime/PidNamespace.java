package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.workload.Kernel.ProcessEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Processes that see each other: those of one container, or of all that share. Mirrors {@code pid_namespaces(7)}. */
final class PidNamespace {
    private static final long PAUSE_USER = 65535;
    private static final ProcessEntry PAUSE = new ProcessEntry(1, 0, PAUSE_USER, List.of("/pause"), 0);

    private final TreeMap<Integer, Member> processes = new TreeMap<>();
    private final boolean ofPod;
    private int next;

    /** @param ofPod whether the pod's own first process is in it */
    PidNamespace(boolean ofPod) {
        this.ofPod = ofPod;
        this.next = ofPod ? 2 : 1;
    }

    int take() {
        return next++;
    }

    /** @param user whom it runs as */
    void add(SimProcess process, long user) {
        processes.put(process.pid(), new Member(process, user));
    }

    void remove(SimProcess process) {
        processes.remove(process.pid());
    }

    Optional<SimProcess> find(int pid) {
        return Optional.ofNullable(processes.get(pid)).map(Member::process);
    }

    List<ProcessEntry> entries() {
        List<ProcessEntry> all = new ArrayList<>();
        if (ofPod) {
            all.add(PAUSE);
        }
        processes.values().forEach(member -> all.add(member.entry()));
        return all;
    }

    private record Member(SimProcess process, long user) {
        ProcessEntry entry() {
            return new ProcessEntry(process.pid(), process.parent(), user, process.arguments(), process.memory());
        }
    }
}
