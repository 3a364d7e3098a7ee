package dev.podfall.sim.parity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Scenarios of a recording, gone through again phase by phase; those that close the node come last, as they did there. */
record Replay(Path script, Path scenarios, Path recorded, List<String> names, Path kubeconfig, URI server, Path out) {
    private static final List<String> LAST = List.of("p-pdb", "j-taint");

    void phase(String name) throws IOException, InterruptedException {
        String ordered = names.stream()
                .sorted(Comparator.comparing(LAST::contains))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", script.toAbsolutePath().toString(), name)
                .redirectErrorStream(true)
                .redirectOutput(out.resolve(name + ".log").toFile());
        builder.environment().put("SCENARIOS", scenarios.toAbsolutePath().toString());
        builder.environment().put("RECORDED", recorded.toAbsolutePath().toString());
        builder.environment().put("OUT", out.toAbsolutePath().toString());
        builder.environment().put("NAMES", ordered);
        builder.environment().put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        builder.environment().put("NODE_NAME", "node-1");
        builder.environment().put("NODE_IP", server.getHost());
        builder.environment().put("API_PORT", Integer.toString(server.getPort()));
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "The phase " + name + " of the replay broke: " + out.resolve(name + ".log"));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
