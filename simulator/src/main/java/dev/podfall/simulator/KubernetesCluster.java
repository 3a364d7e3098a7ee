package dev.podfall.simulator;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.api.discovery.KubernetesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A Kubernetes cluster in this JVM, on loopback, for any client: API server, controllers, scheduler, and nodes whose
 * containers are simulated. It needs neither Docker nor a network, and leaves nothing behind.
 *
 * <pre>{@code
 * try (KubernetesCluster cluster = KubernetesCluster.builder().nodes(3).start();
 *         KubernetesClient client = new KubernetesClientBuilder()
 *                 .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
 *                 .build()) {
 *     client.resource(deployment).create();
 *     cluster.await(() -> isReady(client), Duration.ofMinutes(2));
 * }
 * }</pre>
 *
 * <p>Its clock follows the wall's unless the {@linkplain KubernetesClusterBuilder#speed builder} says otherwise. {@link #advance} and
 * {@link #await} run ahead of it as fast as the machine can: minutes of a rollout, of a back-off, of a CronJob's schedule
 * pass within milliseconds. Clients see their own now in all timestamps.
 *
 * <p>Safe for use by several threads. All of its threads are daemons.
 */
public final class KubernetesCluster implements AutoCloseable {
    /** The version of Kubernetes that is mirrored, such as {@code v1.36.3}. */
    public static final String VERSION = KubernetesVersion.GIT_VERSION;

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 20;

    private final Simulation simulation;
    private double speed;
    private Path kubeconfigFile;

    KubernetesCluster(Simulation simulation, double speed) {
        this.simulation = simulation;
        speed(speed);
    }

    /** A cluster of one node, on a free port, in real time. */
    public static KubernetesCluster start() {
        return builder().start();
    }

    /** To say what it is to be. */
    public static KubernetesClusterBuilder builder() {
        return new KubernetesClusterBuilder();
    }

    /** Where its API server listens: {@code https://127.0.0.1:PORT}. */
    public String url() {
        return simulation.url();
    }

    /** Where its ingress answers HTTP, by the Host header: {@code http://127.0.0.1:PORT}. */
    public String ingressUrl() {
        return "http://127.0.0.1:" + simulation.ingressPort();
    }

    /**
     * A kubeconfig of the cluster's administrator, in YAML, with everything in it.
     *
     * @throws IllegalStateException when it is closed
     */
    public String kubeconfig() {
        return kubeconfig("kubernetes-admin", "system:masters");
    }

    /**
     * A kubeconfig of that user, with a client certificate. Users may do what Roles and ClusterRoles allow them, or their
     * groups: nothing at first.
     *
     * @throws IllegalStateException when it is closed
     */
    public String kubeconfig(String user, String... groups) {
        return simulation.kubeconfig(user, List.of(groups), "default");
    }

    /**
     * The administrator's {@link #kubeconfig} in a file, for commands such as kubectl and helm. It is there until the
     * cluster is closed, and readable by its owner alone.
     *
     * @throws UncheckedIOException when there is no writing to the folder for temporary files
     * @throws IllegalStateException when it is closed
     */
    public synchronized Path kubeconfigFile() {
        try {
            if (kubeconfigFile == null) {
                kubeconfigFile = write(kubeconfig());
            }
            return kubeconfigFile;
        } catch (IOException e) {
            throw new UncheckedIOException("The kubeconfig cannot be written.", e);
        }
    }

    private static Path write(String content) throws IOException {
        Path file = Files.createTempFile("podfall-", ".kubeconfig");
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** What its clock says: cluster time. Timestamps that clients read are shifted to their own time. */
    public Instant now() {
        return simulation.now();
    }

    /**
     * Lets that much cluster time pass, as fast as the machine can. Everything that is due meanwhile happens.
     *
     * @throws IllegalStateException when it is closed
     */
    public synchronized void advance(Duration duration) {
        try {
            simulation.advance(duration);
        } finally {
            followAgain();
        }
    }

    /**
     * Lets cluster time pass, as fast as the machine can, until that holds; asks after each second of cluster time at first,
     * then more rarely, whenever a twentieth of the time that it has waited for has passed again.
     *
     * @param done asked on this thread; may use any client
     * @param limit cluster time that may pass at most
     * @throws NotInTimeException when it does not hold even then
     * @throws IllegalStateException when the cluster is closed
     */
    public void await(BooleanSupplier done, Duration limit) {
        Duration waited = Duration.ZERO;
        while (!done.getAsBoolean()) {
            Duration left = limit.minus(waited);
            if (left.isNegative() || left.isZero()) {
                throw new NotInTimeException("It did not happen within " + limit + " of cluster time.");
            }
            Duration step = shorter(left, longer(FIRST_LOOK, waited.dividedBy(LOOKS)));
            advance(step);
            waited = waited.plus(step);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * Changes how fast its clock runs beside the wall's.
     *
     * @param factor 1 for real time, 20 for twenty times as fast; 0 to let it stand still but for {@link #advance} and
     *     {@link #await}, while requests are served all the same
     * @throws IllegalArgumentException for one below 0 or above 1000
     */
    public synchronized void speed(double factor) {
        speed = checked(factor);
        if (factor > 0) {
            simulation.pace(factor);
        } else {
            simulation.pause();
        }
    }

    /** After a run ahead the clock would stand still until the wall's has caught up. */
    private void followAgain() {
        if (speed > 0 && !simulation.isClosed()) {
            simulation.pace(speed);
        }
    }

    static double checked(double factor) {
        if (!(factor >= 0 && factor <= 1000)) {
            throw new IllegalArgumentException("A clock cannot run " + factor
                    + " times as fast. Give 1 for real time, 0 to stop it, at most 1000.");
        }
        return factor;
    }

    /** Stops it, and forgets everything in it. Closing twice is fine. */
    @Override
    public synchronized void close() {
        simulation.discard();
        try {
            if (kubeconfigFile != null) {
                Files.deleteIfExists(kubeconfigFile);
                kubeconfigFile = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The kubeconfig cannot be deleted.", e);
        }
    }
}
