package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code /etc/hosts} as a process reads it. */
final class Hosts {
    private final List<String[]> lines;

    private Hosts(String text) {
        lines = text.lines()
                .map(line -> line.replaceFirst("#.*", "").trim().split("\\s+"))
                .filter(words -> words.length > 1)
                .toList();
    }

    static Hosts of(ProcessContext.Files files) {
        return new Hosts(files.read("/etc/hosts")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(""));
    }

    /** The first name of the line that has a name. */
    Optional<String> canonical(String name) {
        return line(name).map(words -> words[1]);
    }

    private Optional<String[]> line(String name) {
        return lines.stream()
                .filter(words -> List.of(words).subList(1, words.length).contains(name))
                .findFirst();
    }
}
