package dev.podfall.program;

import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The container's memory limit as its control group tells it, of version 2 or 1. */
final class MemoryLimit {
    private static final List<String> FILES =
            List.of("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes");
    private static final long UNLIMITED = 1L << 60;

    private MemoryLimit() {}

    static Optional<Long> read(ProcessContext.Files files) {
        for (String file : FILES) {
            Optional<String> text = files.read(file).map(b -> new String(b, StandardCharsets.US_ASCII).trim());
            if (text.isPresent()) {
                return text.filter(t -> t.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .filter(l -> l < UNLIMITED);
            }
        }
        return Optional.empty();
    }
}
