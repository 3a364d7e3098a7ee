package dev.podfall.sim.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.files.FileStore;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.cluster.SimulatedNetwork;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.images.ImageCatalogue;
import dev.podfall.sim.workload.runtime.SimulatedRuntime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A loop, a network, a runtime and a catalogue, without kubelet and API server. Time passes only when asked to. */
public final class Bench {
    public final List<Throwable> failures = new ArrayList<>();
    public final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-01-01T00:00:00Z")), Runnable::run, failures::add);
    public final TinyApi api = new TinyApi(loop);
    public final SimulatedNetwork network = new SimulatedNetwork(api, loop, new Dice(1));
    public final FileStore store = FileStore.temporary(loop::now);
    public final NodeFiles disk = store.node("node-1", 100L << 30);
    public final SimulatedRuntime runtime = new SimulatedRuntime(loop, network, disk);
    public final ImageCatalogue images = ImageCatalogue.standard();

    public Run run(Spec spec) {
        Run run = new Run();
        run.container = loop.call(() -> runtime.start(spec.config(this), run));
        return run;
    }

    public Run resume(Spec spec, JsonNode saved) {
        Run run = new Run();
        run.container = loop.call(() -> runtime.resume(spec.config(this), saved, run));
        return run;
    }

    public void pass(Duration time) {
        loop.runUntil(loop.now().plus(time));
        if (!failures.isEmpty()) {
            throw new AssertionError("A task on the loop failed.", failures.get(0));
        }
    }

    /** A request from a node, with its answer. */
    public HttpResult http(HttpRequest request) {
        AtomicReference<HttpResult> answer = new AtomicReference<>();
        loop.call(() -> {
            network.fromNode().http(request, Duration.ofSeconds(10), answer::set);
            return null;
        });
        loop.runUntil(loop.now().plusSeconds(20), () -> answer.get() != null);
        return answer.get();
    }

    public HttpResult get(String url) {
        return http(HttpRequest.get(url));
    }

    public HttpResult post(String url, String body) {
        return http(new HttpRequest("POST", url, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Runs {@code sh -c} in a fresh busybox container until it exits, at most for an hour. */
    public Run sh(String script) {
        return until(run(Spec.of("docker.io/library/busybox").command("sh", "-c", script)), Duration.ofHours(1));
    }

    public Run until(Run run, Duration limit) {
        loop.runUntil(loop.now().plus(limit), () -> run.exitCode != null);
        if (!failures.isEmpty()) {
            throw new AssertionError("A task on the loop failed.", failures.get(0));
        }
        return run;
    }

    public Exec exec(Run run, boolean tty, String... command) {
        Exec exec = new Exec();
        exec.session = loop.call(() -> run.container.exec(List.of(command), tty, exec));
        return exec;
    }

    /** A container to start. */
    public static final class Spec {
        private static final AtomicLong NUMBER = new AtomicLong();

        private String image;
        private List<String> command = List.of();
        private List<String> arguments = List.of();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final Map<String, ContainerRuntime.Mount> mounts = new HashMap<>();
        private Long memory;
        private Long cpu;
        private String pod = "p";
        private String ip = "10.244.1.5";
        private boolean stdin;
        private boolean tty;
        private String workingDirectory;
        private boolean readOnly;
        private Credentials credentials;
        private final String id = String.format("%064x", NUMBER.incrementAndGet());

        public static Spec of(String image) {
            Spec spec = new Spec();
            spec.image = image;
            return spec;
        }

        public static Spec scorer(String version) {
            return of("registry.ml.internal/fraud-scorer:" + version)
                    .env("FEATURE_STORE_TOKEN", "t0ken")
                    .env("THRESHOLD", "0.5");
        }

        public Spec command(String... words) {
            command = List.of(words);
            return this;
        }

        public Spec arguments(String... words) {
            arguments = List.of(words);
            return this;
        }

        public Spec env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Spec without(String name) {
            environment.remove(name);
            return this;
        }

        public Spec mount(String path, ContainerRuntime.Mount mount) {
            mounts.put(path, mount);
            return this;
        }

        /** Its processes are these instead of the image's. */
        public Spec as(Credentials who) {
            credentials = who;
            return this;
        }

        public Spec memory(long mebibytes) {
            memory = mebibytes << 20;
            return this;
        }

        public Spec cpu(long millis) {
            cpu = millis;
            return this;
        }

        public Spec pod(String name, String address) {
            pod = name;
            ip = address;
            return this;
        }

        public Spec stdin() {
            stdin = true;
            return this;
        }

        public Spec tty() {
            tty = true;
            stdin = true;
            return this;
        }

        public Spec workingDirectory(String path) {
            workingDirectory = path;
            return this;
        }

        public Spec readOnly() {
            readOnly = true;
            return this;
        }

        ContainerConfig config(Bench bench) {
            Image found = bench.images.find(image, Map.of()).image().orElseThrow();
            bench.network.attach(ip, "default", pod);
            return new ContainerConfig(
                    id,
                    "default",
                    pod,
                    "c",
                    ip,
                    found,
                    command,
                    arguments,
                    workingDirectory,
                    environment,
                    mounts,
                    memory,
                    cpu,
                    credentials != null ? credentials : Credentials.of(found.user(), 0, List.of(), found.user() == 0),
                    Privileges.usual(credentials != null ? credentials.user() : found.user()),
                    NameFiles.ordinary("default", pod, ip),
                    ContainerRuntime.SharedProcesses.NONE,
                    readOnly,
                    tty,
                    stdin);
        }
    }

    /** A container and what it told. */
    public static final class Run implements ContainerRuntime.Listener {
        public Container container;
        public final StringBuilder stdout = new StringBuilder();
        public final StringBuilder stderr = new StringBuilder();
        public Integer exitCode;
        public boolean outOfMemory;

        @Override
        public void output(boolean err, String text) {
            (err ? stderr : stdout).append(text);
        }

        @Override
        public void exited(int code, boolean oom) {
            exitCode = code;
            outOfMemory = oom;
        }
    }

    /** An exec'd process and what it told. */
    public static final class Exec implements NodeGateway.Output {
        public NodeGateway.Session session;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        public Integer exitCode;
        public String failure;

        @Override
        public void out(byte[] bytes) {
            out.writeBytes(bytes);
        }

        @Override
        public void err(byte[] bytes) {
            err.writeBytes(bytes);
        }

        @Override
        public void ended(int code) {
            exitCode = code;
        }

        @Override
        public void failed(String message) {
            failure = message;
        }

        public String stdout() {
            return out.toString(StandardCharsets.UTF_8);
        }

        public String stderr() {
            return err.toString(StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return out.toByteArray();
        }
    }
}
