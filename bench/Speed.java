import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.authn.Identity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * How fast one cluster is: a Deployment of many pods until all are Ready, what one-object requests wait meanwhile, lists, and
 * how long a cluster takes to be there. Run by bench/speed.sh; prints figures, asserts nothing about time.
 */
final class Speed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GIB = 1L << 30;
    private static final int PAUSE_MILLIS = 5;
    private static final long LONGEST_SECONDS = 600;

    private final Simulation cluster;
    private final Path kubeconfig;
    private final KeyManager[] keys;
    private final URI api;

    private Speed(Simulation cluster, Path directory) throws Exception {
        this.cluster = cluster;
        String text = cluster.kubeconfig("kubernetes-admin", List.of("system:masters"), "default");
        this.kubeconfig = Files.writeString(directory.resolve("kubeconfig"), text);
        this.keys = keys(text);
        this.api = URI.create(cluster.url());
    }

    public static void main(String[] arguments) throws Exception {
        int pods = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int nodes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        double speed = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1;
        Path directory = Files.createTempDirectory("podfall-speed");
        try {
            print("a cluster, made and ended", create(directory));
            Simulation cluster = start("speed", nodes, directory.resolve("cluster"));
            cluster.pace(speed);
            new Speed(cluster, directory).run(pods);
            cluster.discard();
        } finally {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
        System.exit(0);
    }

    private static double[] create(Path directory) {
        double[] millis = new double[12];
        for (int i = 0; i < millis.length; i++) {
            long began = System.nanoTime();
            Simulation made = start("made-" + i, 3, directory.resolve("made-" + i));
            millis[i] = since(began);
            made.discard();
        }
        return millis;
    }

    private static Simulation start(String name, int nodes, Path directory) {
        List<NodeSpec> machines = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            machines.add(new NodeSpec("node-" + i, 4000, 16 * GIB, 110, Map.of(), Map.of(), List.of()));
        }
        return Simulation.start(new SimulationSpec(name, 7, Instant.now(), machines, 0, directory));
    }

    private void run(int pods) throws Exception {
        String one = "/api/v1/namespaces/default/services/kubernetes";
        String list = "/api/v1/namespaces/default/pods";
        Connection connection = new Connection();
        print("one object, nothing happens", times(200, () -> connection.get(one)));
        print("one object, a new connection", times(60, () -> new Connection().getAndClose(one)));
        fill(pods, connection, one);
        print("raw list of all pods", times(20, () -> connection.get(list)));
        print("one object, a new connection", times(60, () -> new Connection().getAndClose(one)));
        if (Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p, "kubectl")))) {
            print("kubectl get pods", times(9, () -> kubectl("get", "pods")));
            print("kubectl get --raw, the list", times(9, () -> kubectl("get", "--raw", list)));
            print("kubectl get service kubernetes", times(9, () -> kubectl("get", "service", "kubernetes")));
        }
    }

    /** Lets a Deployment come up while one client asks for one object again and again. */
    private void fill(int pods, Connection connection, String path) throws Exception {
        List<Double> waits = new ArrayList<>();
        long began = System.nanoTime();
        double worked = cpu();
        double looped = loops();
        long tasks = cluster.tasks();
        Instant then = cluster.now();
        cluster.with(client -> client.create(Resources.DEPLOYMENTS, deployment(pods)));
        int ready = 0;
        long asked = System.nanoTime();
        while (ready < pods && since(began) < LONGEST_SECONDS * 1000) {
            long now = System.nanoTime();
            connection.get(path);
            waits.add(since(now));
            if (since(asked) > 50) {
                ready = cluster.with(client -> client.get(Resources.DEPLOYMENTS, "default", "many")
                        .at("/status/readyReplicas")
                        .asInt());
                asked = System.nanoTime();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        System.out.printf(
                "%-34s %8.2f s: %d pods Ready, %.1f s of processors (loop %.1f), %.1f s of the cluster's time, %d tasks%n",
                "a Deployment",
                since(began) / 1000,
                ready,
                cpu() - worked,
                loops() - looped,
                java.time.Duration.between(then, cluster.now()).toMillis() / 1000.0,
                cluster.tasks() - tasks);
        print("one object meanwhile", waits.stream().mapToDouble(w -> w).toArray());
    }

    private static ObjectNode deployment(int pods) {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "many", "namespace": "default"},
                     "spec": {"replicas": %d, "selector": {"matchLabels": {"app": "many"}},
                      "template": {"metadata": {"labels": {"app": "many"}},
                       "spec": {"containers": [{"name": "main", "image": "registry.k8s.io/pause:3.10"}]}}}}
                    """.formatted(pods));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private Object kubectl(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("kubectl failed: " + command);
        }
        return process;
    }

    private static double[] times(int count, Callable<?> task) throws Exception {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            task.call();
            millis[i] = since(began);
        }
        return millis;
    }

    /** What all threads of this process took, compilers and the asking client included, in seconds. */
    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** What the threads took of it that carry clusters' loops. */
    private static double loops() {
        java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(t -> t != null && t.getThreadName().startsWith("podfall-loop"))
                        .mapToLong(t -> threads.getThreadCpuTime(t.getThreadId()))
                        .sum()
                / 1e9;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-34s %8.1f p50 %8.1f p99 %8.1f most, ms, of %d%n",
                what,
                sorted[(sorted.length - 1) / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static KeyManager[] keys(String kubeconfig) throws Exception {
        Identity identity = Identity.of(
                decoded(kubeconfig, "client-certificate-data"), decoded(kubeconfig, "client-key-data"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = {identity.certificate()};
        store.setKeyEntry("me", identity.key(), new char[0], chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys.getKeyManagers();
    }

    private static String decoded(String kubeconfig, String field) {
        Matcher found = Pattern.compile(field + "\"?: \"?([A-Za-z0-9+/=]+)").matcher(kubeconfig);
        if (!found.find()) {
            throw new IllegalStateException("The kubeconfig has no " + field + ".");
        }
        return new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8);
    }

    /** One connection of one client, which reads answers whole and looks at none. */
    private final class Connection {
        private final Socket socket;

        Connection() throws Exception {
            SSLContext fresh = SSLContext.getInstance("TLSv1.3"); // which resumes no session: each kubectl is a new process
            fresh.init(keys, new TrustManager[] {new TrustAll()}, null);
            socket = fresh.getSocketFactory().createSocket(api.getHost(), api.getPort());
        }

        int get(String path) throws Exception {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: speed\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            int length = -1;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).trim());
                }
            }
            byte[] body = socket.getInputStream().readNBytes(length);
            return body.length;
        }

        int getAndClose(String path) throws Exception {
            try (socket) {
                return get(path);
            }
        }

        private String line() throws Exception {
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
                if (c < 0) {
                    throw new java.io.EOFException(line.toString());
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
