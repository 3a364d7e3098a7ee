package dev.podfall.sim.api;

import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.authn.Pki;
import dev.podfall.sim.authn.TokenRequests;
import dev.podfall.sim.authz.BootstrapPolicy;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A registry with an API server and nothing behind it. Run {@link #main} to try kubectl by hand; it prints where the
 * kubeconfig is.
 */
public final class BareCluster implements AutoCloseable {
    final ExecutorService carrier = Executors.newSingleThreadExecutor(r -> {
        Thread thread = new Thread(r, "bare-loop");
        thread.setDaemon(true);
        return thread;
    });
    final ApiThreads threads = new ApiThreads();
    final EventLoop loop;
    final ApiMachinery machinery;
    final Pki pki;
    final ApiServer server;

    BareCluster(Instant now, UnaryOperator<ApiServices> more) {
        loop = new EventLoop(new SimClock(now), carrier, Throwable::printStackTrace);
        machinery = loop.call(() -> new ApiMachinery(loop, new Dice(1), new Store()));
        pki = Pki.create(InstantSource.system().instant());
        SimClient system = machinery.client("system:apiserver");
        loop.call(() -> {
            for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
                if (system.find(Resources.NAMESPACES, null, name).isEmpty()) {
                    system.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, name));
                }
            }
            BootstrapPolicy.install(system);
            machinery.serve("token", new TokenRequests(system, pki.tokens(), loop, new Dice(2)));
            return null;
        });
        ApiServices services = ApiServices.of(loop, machinery.registry(), system, pki, InstantSource.system())
                .withAudit(machinery.audit());
        server = ApiServer.start(threads, more.apply(services), 0);
    }

    /** Cluster time is wall time at the start, and then stands still. */
    public static BareCluster now() {
        return new BareCluster(InstantSource.system().instant(), s -> s);
    }

    /** A kubeconfig file of an administrator. */
    public Path adminKubeconfig(Path directory) throws IOException {
        return kubeconfig(directory, "kubernetes-admin", List.of("system:masters"));
    }

    Path kubeconfig(Path directory, String user, List<String> groups) throws IOException {
        Path file = directory.resolve(user + ".kubeconfig");
        return Files.writeString(file, server.kubeconfig("bare", user, groups, "default"));
    }

    @Override
    public void close() {
        server.close();
        threads.close();
        loop.close();
        carrier.shutdownNow();
    }

    /** Serves until it is stopped. */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        BareCluster cluster = now();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        Path directory = Files.createTempDirectory("bare");
        System.out.println("Listening on " + cluster.server.url() + " after " + millis + " ms");
        System.out.println("export KUBECONFIG=" + cluster.adminKubeconfig(directory));
        Thread.currentThread().join();
    }
}
