package dev.podfall.sim.workload.images;

import dev.podfall.sim.addon.argocd.ApplicationController;
import dev.podfall.sim.addon.argocd.RepoServer;
import dev.podfall.sim.addon.certmanager.CertManager;
import dev.podfall.sim.addon.externalsecrets.ExternalSecretsOperator;
import dev.podfall.sim.addon.flux.KustomizeController;
import dev.podfall.sim.addon.flux.SourceController;
import dev.podfall.sim.addon.sealedsecrets.Kubeseal;
import dev.podfall.sim.addon.sealedsecrets.SealedSecretsController;
import dev.podfall.sim.addon.vault.SecretStore;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.databases.PgIsReady;
import dev.podfall.sim.workload.databases.PostgresServer;
import dev.podfall.sim.workload.databases.RedisCli;
import dev.podfall.sim.workload.databases.RedisServer;
import dev.podfall.sim.workload.git.GitCommit;
import dev.podfall.sim.workload.git.GitServer;
import dev.podfall.sim.workload.git.GitShow;
import dev.podfall.sim.workload.scorer.FeatureStore;
import dev.podfall.sim.workload.scorer.FraudScorer;
import dev.podfall.sim.workload.scorer.LoadGenerator;
import dev.podfall.sim.workload.scorer.ModelDownloader;
import dev.podfall.sim.workload.scorer.ModelRegistry;
import dev.podfall.sim.workload.scorer.ModelStore;
import dev.podfall.sim.workload.shell.Dialect;
import dev.podfall.sim.workload.shell.Shell;
import dev.podfall.sim.workload.standins.Greeter;
import dev.podfall.sim.workload.standins.MySql;
import dev.podfall.sim.workload.standins.NotSimulated;
import dev.podfall.sim.workload.standins.Perl;
import dev.podfall.sim.workload.standins.StandInServer;
import dev.podfall.sim.workload.standins.Stress;
import dev.podfall.sim.workload.system.CoreDns;
import dev.podfall.sim.workload.system.NodeDaemon;
import dev.podfall.sim.workload.utilities.Applets;
import dev.podfall.sim.workload.web.EntrypointScript;
import dev.podfall.sim.workload.web.HttpEcho;
import dev.podfall.sim.workload.web.Pause;
import dev.podfall.sim.workload.web.Python;
import dev.podfall.sim.workload.web.WebServer;
import dev.podfall.sim.workload.web.nginx.Nginx;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The programs that {@code images.json} names. {@code server:NAME:PORT} is a stand-in that listens, {@code unknown:NAME} one
 * that fails.
 */
final class ProgramNames {
    private static final Map<String, Supplier<Program>> ALL = Map.ofEntries(
            Map.entry("fraud-scorer", FraudScorer::new),
            Map.entry("model-registry", ModelRegistry::new),
            Map.entry("feature-store", FeatureStore::new),
            Map.entry("source-controller", SourceController::new),
            Map.entry("kustomize-controller", KustomizeController::new),
            Map.entry("argocd-application-controller", ApplicationController::new),
            Map.entry("argocd-repo-server", RepoServer::new),
            Map.entry("git-server", GitServer::new),
            Map.entry("git-commit", GitCommit::new),
            Map.entry("git-show", GitShow::new),
            Map.entry("nginx", Nginx::new),
            Map.entry("nginx-entrypoint", () -> new EntrypointScript("nginx", Nginx::new)),
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
            Map.entry("pause", Pause::new),
            Map.entry("bash", () -> Shell.of(Dialect.BASH)),
            Map.entry("mysql", MySql::new),
            Map.entry("mysql-entrypoint", () -> new EntrypointScript("mysqld|mariadbd", MySql::new)),
            Map.entry("stress", Stress::new),
            Map.entry("perl", Perl::new),
            Map.entry("agnhost", Greeter::agnhost),
            Map.entry("hpa-example", Greeter::hpaExample),
            Map.entry("hello-app", Greeter::helloApp),
            Map.entry("simpleapp", Greeter::simpleApp),
            Map.entry("cert-manager", CertManager::new),
            Map.entry("external-secrets", ExternalSecretsOperator::new),
            Map.entry("secret-store", SecretStore::new),
            Map.entry("sealed-secrets", SealedSecretsController::new),
            Map.entry("kubeseal", Kubeseal::new));

    private ProgramNames() {}

    /** @throws IllegalArgumentException when the data names a program that is not there */
    static Supplier<Program> supplier(String name) {
        String[] parts = name.split(":");
        if (parts[0].equals("server") && parts.length == 3) {
            return () -> new StandInServer(parts[1], Integer.parseInt(parts[2]));
        }
        if (parts[0].equals("unknown") && parts.length == 2) {
            return () -> new NotSimulated(parts[1]);
        }
        Supplier<Program> supplier = ALL.get(name);
        if (supplier == null) {
            throw new IllegalArgumentException("The image catalogue names the program \"" + name
                    + "\", which does not exist. Known: " + ALL.keySet());
        }
        return supplier;
    }
}
