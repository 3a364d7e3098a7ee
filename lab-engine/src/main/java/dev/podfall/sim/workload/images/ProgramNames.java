package dev.podfall.sim.workload.images;

import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.databases.PgIsReady;
import dev.podfall.sim.workload.databases.PostgresServer;
import dev.podfall.sim.workload.databases.RedisCli;
import dev.podfall.sim.workload.databases.RedisServer;
import dev.podfall.sim.workload.scorer.FeatureStore;
import dev.podfall.sim.workload.scorer.FraudScorer;
import dev.podfall.sim.workload.scorer.LoadGenerator;
import dev.podfall.sim.workload.scorer.ModelDownloader;
import dev.podfall.sim.workload.scorer.ModelRegistry;
import dev.podfall.sim.workload.scorer.ModelStore;
import dev.podfall.sim.workload.system.CoreDns;
import dev.podfall.sim.workload.system.NodeDaemon;
import dev.podfall.sim.workload.utilities.Applets;
import dev.podfall.sim.workload.web.EntrypointScript;
import dev.podfall.sim.workload.web.HttpEcho;
import dev.podfall.sim.workload.web.Pause;
import dev.podfall.sim.workload.web.Python;
import dev.podfall.sim.workload.web.WebServer;
import java.util.Map;
import java.util.function.Supplier;

/** The programs that {@code images.json} names. */
final class ProgramNames {
    private static final Map<String, Supplier<Program>> ALL = Map.ofEntries(
            Map.entry("fraud-scorer", FraudScorer::new),
            Map.entry("model-registry", ModelRegistry::new),
            Map.entry("feature-store", FeatureStore::new),
            Map.entry("nginx", WebServer::nginx),
            Map.entry("nginx-entrypoint", () -> new EntrypointScript("nginx", WebServer::nginx)),
            Map.entry("redis-server", RedisServer::new),
            Map.entry("redis-cli", RedisCli::new),
            Map.entry("redis-entrypoint", () -> new EntrypointScript("redis-server", RedisServer::new)),
            Map.entry("postgres", PostgresServer::new),
            Map.entry("pg_isready", PgIsReady::new),
            Map.entry("postgres-entrypoint", () -> new EntrypointScript("postgres", PostgresServer::new)),
            Map.entry("python", Python::new),
            Map.entry("model-downloader", ModelDownloader::new),
            Map.entry("load-generator", LoadGenerator::new),
            Map.entry("model-store", ModelStore::new),
            Map.entry("curl-entrypoint", () -> new EntrypointScript("curl", Applets.program("curl"))),
            Map.entry("httpd", WebServer::httpd),
            Map.entry("http-echo", HttpEcho::new),
            Map.entry("coredns", CoreDns::new),
            Map.entry("kube-proxy", NodeDaemon::kubeProxy),
            Map.entry("kindnetd", NodeDaemon::kindnet),
            Map.entry("pause", Pause::new));

    private ProgramNames() {}

    /** @throws IllegalArgumentException when the data names a program that is not there */
    static Supplier<Program> supplier(String name) {
        Supplier<Program> supplier = ALL.get(name);
        if (supplier == null) {
            throw new IllegalArgumentException("The image catalogue names the program \"" + name
                    + "\", which does not exist. Known: " + ALL.keySet());
        }
        return supplier;
    }
}
