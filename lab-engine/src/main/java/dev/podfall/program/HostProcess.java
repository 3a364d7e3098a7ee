package dev.podfall.program;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** This very process as a program sees it. All callbacks come on one thread; whatever waits, waits on others. */
final class HostProcess implements ProcessContext {
    private static final int BROKEN_PIPE = 141;
    private static final int UNCAUGHT = 134;
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);
    private static final Duration MEMORY_CHECK = Duration.ofSeconds(5);

    private final Program program;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
    private final ScheduledThreadPoolExecutor events =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "events"));
    private final HostFiles files = new HostFiles(Path.of("/"));
    private final HostMemory memory = HostMemory.ofThisProcess();
    private final CpuBurner cpu = new CpuBurner();
    private final HostClient client = new HostClient();
    private final Map<Integer, HostServer> servers = new HashMap<>();
    private final Exchanges exchanges = new Exchanges();
    private boolean alive = true;

    HostProcess(Program program, List<String> arguments, Map<String, String> environment) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
    }

    void begin() {
        HostSignals.forEach(signal -> post(() -> program.signal(this, signal)));
        post(() -> program.start(this));
        events.scheduleWithFixedDelay(
                () -> guarded(memory::correct),
                MEMORY_CHECK.toMillis(),
                MEMORY_CHECK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void post(Runnable work) {
        events.execute(() -> guarded(work));
    }

    /** A program's bug is its crash, with the exit code of one. */
    private void guarded(Runnable work) {
        if (!alive) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError crash) {
            stderr(arguments.get(0) + ": " + crash + "\n");
            exit(UNCAUGHT);
        }
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String hostname() {
        String name = environment.get("HOSTNAME");
        return name != null
                ? name
                : files.read("/etc/hostname")
                        .map(b -> new String(b, StandardCharsets.UTF_8).trim())
                        .orElse("localhost");
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        events.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void stdout(String text) {
        put(stdout, text);
    }

    @Override
    public void stderr(String text) {
        put(stderr, text);
    }

    private void put(FileOutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyReads) {
            exit(BROKEN_PIPE);
        }
    }

    /** What was answered already is still sent. Nothing else of the program runs. */
    @Override
    public void exit(int code) {
        if (alive) {
            alive = false;
            exchanges.awaitWritten(LAST_WRITES);
            Runtime.getRuntime().halt(code & 0xff);
        }
    }

    @Override
    public void useMemory(long bytes) {
        memory.use(bytes);
    }

    @Override
    public Optional<Long> memoryLimit() {
        return MemoryLimit.read(files);
    }

    @Override
    public void compute(Duration cpuTime, Runnable done) {
        cpu.burn(cpuTime, () -> post(done));
    }

    @Override
    public boolean listen(int port, HttpHandler handler) {
        if (servers.containsKey(port)) {
            return false;
        }
        try {
            servers.put(port, HostServer.open(port, exchanges, (r, answer) -> post(() -> handler.handle(r, answer))));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void stopListening(int port) {
        HostServer server = servers.remove(port);
        if (server != null) {
            server.stopAccepting();
        }
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        client.send(request, timeout, result -> post(() -> answer.accept(result)));
    }

    @Override
    public PodNetwork network() {
        throw new UnsupportedOperationException(
                "This program runs as a real process: it has HTTP in and out, and no simulated network.");
    }
}
