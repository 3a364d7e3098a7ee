package dev.podfall.program;

import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.scorer.FeatureStore;
import dev.podfall.sim.workload.scorer.FraudScorer;
import dev.podfall.sim.workload.scorer.LoadGenerator;
import dev.podfall.sim.workload.scorer.ModelDownloader;
import dev.podfall.sim.workload.scorer.ModelRegistry;
import dev.podfall.sim.workload.scorer.ModelStore;
import java.io.IOException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs one program as a process of its own: the first argument is its name, the rest are its arguments. */
public final class Main {
    /** How the JVM is to be started: small, quick to start, no tool's files, no hidden second copy of anything. */
    public static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss256k",
            "-Xms8m",
            "-Xmx96m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:MaxDirectMemorySize=32g",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto");

    private static final int USAGE = 64;

    private static final Map<String, Supplier<Program>> PROGRAMS = new TreeMap<>(Map.of(
            "fraud-scorer", FraudScorer::new,
            "model-registry", ModelRegistry::new,
            "model-downloader", ModelDownloader::new,
            "model-store", ModelStore::new,
            "feature-store", FeatureStore::new,
            "load-generator", LoadGenerator::new,
            "podfall-prober", Prober::new));

    private static final String IMAGE_REGISTRY = "image-registry";

    private Main() {}

    /** @param args a program's name and its arguments; exits 64 when there is no such program */
    public static void main(String[] args) throws IOException {
        String name = args.length == 0 ? "" : args[0];
        settings(name.equals(IMAGE_REGISTRY) ? 2 : 10);
        if (name.equals(IMAGE_REGISTRY)) {
            ImageRegistry.run(System.getenv());
            return;
        }
        Optional<Program> program = program(name);
        if (program.isEmpty()) {
            System.err.println("There is no program \"" + name + "\". Known: " + String.join(", ", PROGRAMS.keySet())
                    + ", " + IMAGE_REGISTRY + ".");
            System.exit(USAGE);
            return;
        }
        new HostProcess(program.get(), Arrays.asList(args), System.getenv()).begin();
    }

    /** A program by its name. */
    static Optional<Program> program(String name) {
        return Optional.ofNullable(PROGRAMS.get(name)).map(Supplier::get);
    }

    /**
     * Names are looked up anew each time, as other programs do: a Service may have moved.
     *
     * @param patience seconds a client has for its request; who tries TLS at a registry learns soon that there is none
     */
    private static void settings(int patience) {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(patience));
        System.setProperty("sun.net.httpserver.maxRspTime", "120");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
    }
}
