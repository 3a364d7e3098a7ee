import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.embedded.EmbeddedProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What embedded clusters cost in one JVM: heap of each more, and pods from created to Running per second. Run by
 * bench/clusters.sh; prints figures, asserts nothing about time.
 */
final class Clusters {
    private static final int IDLE = 20;
    private static final int PODS = 300;
    private static final EmbeddedProvider PROVIDER = new EmbeddedProvider(InstantSource.system());

    private Clusters() {}

    public static void main(String[] arguments) throws Exception {
        open("warm-up").remove();
        memory();
        for (int run = 1; run <= 3; run++) {
            pods(run);
        }
        System.exit(0);
    }

    private static Cluster open(String name) {
        return PROVIDER.provision(new ClusterSpec(name, 1, 0, Duration.ZERO, null), Progress.NONE);
    }

    /** A cluster is idle after five minutes: controllers have settled, leases are being renewed. */
    private static void memory() {
        List<Cluster> clusters = new ArrayList<>();
        clusters.add(settled("first"));
        long before = used();
        long began = System.nanoTime();
        for (int i = 0; i < IDLE; i++) {
            clusters.add(settled("idle-" + i));
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.printf("each more idle cluster     %6.2f MiB heap after a collection (of %d)%n", (used() - before) / 1048576.0 / IDLE, IDLE);
        System.out.printf("each more cluster ready in %6d ms, five minutes of its life included%n", millis / IDLE);
        clusters.forEach(Cluster::remove);
    }

    private static Cluster settled(String name) {
        Cluster cluster = open(name);
        cluster.await(() -> false, Duration.ofMinutes(5));
        return cluster;
    }

    private static long used() {
        Runtime jvm = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return jvm.totalMemory() - jvm.freeMemory();
    }

    /** As many pods as fit, created one by one through the API; from the first request to the last pod Running. */
    private static void pods(int run) throws Exception {
        Cluster cluster = open("pods-" + run);
        long began = System.nanoTime();
        for (int i = 0; i < PODS; i++) {
            cluster.api().create(pod(i));
        }
        boolean all = cluster.await(() -> running(cluster) == PODS, Duration.ofMinutes(10));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("pods to Running            %6.0f per second (run %d: %d of %d pods in %.2f s)%n", (all ? PODS : running(cluster)) / seconds, run, running(cluster), PODS, seconds);
        cluster.remove();
    }

    private static int running(Cluster cluster) {
        return (int) cluster.api().list("Pod", "default", null).stream()
                .filter(p -> p.at("/status/phase").asText().equals("Running"))
                .count();
    }

    private static ObjectNode pod(int number) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "pod-%d", "namespace": "default"},
                 "spec": {"terminationGracePeriodSeconds": 0, "tolerations": [{"operator": "Exists"}],
                  "containers": [{"name": "main", "image": "registry.k8s.io/pause:3.10",
                   "resources": {"requests": {"cpu": "10m", "memory": "10Mi"}}}]}}
                """.formatted(number));
    }
}
