package dev.podfall.sim.gateway;

import java.util.List;

/** What a node's containers use now: the kubelet's answer to who measures. Mirrors its {@code /metrics/resource}. */
public interface NodeStats {
    String node();

    /** One entry per container that has run long enough to be measured. */
    List<ContainerStats> containers();

    /** What a container uses: thousandths of a core over the last while, and resident memory in bytes. */
    record ContainerStats(String namespace, String pod, String container, long cpuMillis, long memoryBytes) {}
}
