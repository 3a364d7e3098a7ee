package dev.podfall.engine.kind;

import java.util.Map;

/** Says before a cluster is made why it would not come up. */
final class Preflight {
    private static final long IMAGE_MIB = 1500;
    private static final long NODE_DISK_MIB = 1500;
    private static final long FIRST_NODE_MIB = 1500;
    private static final long OTHER_NODE_MIB = 700;

    private Preflight() {}

    /**
     * @throws CgroupsTooOld on cgroup v1, unless a person chose an image that may know it
     * @throws DiskTooSmall if Docker's disk would fill up
     * @throws MemoryTooSmall if pods would be killed for want of memory
     */
    static void check(Surroundings found, KindSettings settings, int nodes) {
        if (found.cgroups().equals("1") && !settings.chosen()) {
            throw new CgroupsTooOld(settings.image());
        }
        long disk = disk(found.image(), nodes);
        if (found.freeDisk() >= 0 && found.freeDisk() < disk) {
            throw new DiskTooSmall(found.folder(), found.freeDisk(), disk);
        }
        long memory = memory(nodes);
        if (found.freeMemory() >= 0 && found.freeMemory() < memory) {
            throw new MemoryTooSmall(found.freeMemory(), memory, nodes);
        }
    }

    /**
     * @param host where Docker's published ports answer
     * @throws ProxyInTheWay if the environment sends requests for it through a proxy
     */
    static void checkWay(String host, Map<String, String> environment) {
        if (Proxies.standBefore(host, environment)) {
            throw new ProxyInTheWay(host);
        }
    }

    static long disk(boolean imageHere, int nodes) {
        return (imageHere ? 0 : IMAGE_MIB) + NODE_DISK_MIB * nodes;
    }

    static long memory(int nodes) {
        return FIRST_NODE_MIB + OTHER_NODE_MIB * (nodes - 1);
    }
}
