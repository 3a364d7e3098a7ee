package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A process: a program with its surroundings, from start to exit. */
final class SimProcess implements ProcessContext, Kernel {
    private static final int BROKEN_PIPE = 141;
    private static final int UNCAUGHT = 134;
    private static final long SMALL = 512 << 10;

    private final RunningContainer container;
    private final int pid;
    private final int parent;
    private Child child;
    private final TerminalDevice terminal;
    private final Map<Integer, PodSandbox.Listening> listening = new HashMap<>();
    private final Set<Timer> timers = new HashSet<>();
    private final Set<Runnable> reads = new HashSet<>();
    private String workingDirectory;
    private long memory = SMALL;
    private Runnable stopReading = () -> {};
    private boolean alive = true;

    SimProcess(RunningContainer container, int pid, int parent, Child child, TerminalDevice terminal) {
        this.container = container;
        this.pid = pid;
        this.parent = parent;
        this.child = child;
        this.terminal = terminal;
        this.workingDirectory = child.workingDirectory();
        child.stdout().retain();
        child.stderr().retain();
    }

    void begin() {
        guarded(() -> child.program().start(this));
        readOn();
    }

    void resume(JsonNode state) {
        guarded(() -> child.program().resume(this, state));
        readOn();
    }

    JsonNode save() {
        return child.program().save();
    }

    /** A program's bug is its crash, never the cluster's. */
    private void guarded(Runnable work) {
        if (!alive) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError crash) {
            if (alive) {
                child.stderr().write(child.arguments().get(0) + ": " + crash + "\n");
                exit(UNCAUGHT);
            }
        }
    }

    private void readOn() {
        if (alive && child.program().readsInput()) {
            stopReading = child.stdin()
                    .read(bytes -> guarded(() -> {
                        if (bytes == null) {
                            child.program().inputClosed(this);
                        } else {
                            child.program().input(this, bytes);
                            readOn();
                        }
                    }));
        }
    }

    void deliver(Program.Signal signal) {
        if (signal == Program.Signal.KILL) {
            exit(128 + signal.number());
        } else {
            guarded(() -> child.program().signal(this, signal));
        }
    }

    @Override
    public void exit(int code) {
        if (alive) {
            vanish(code);
            container.gone(this);
        }
    }

    /** Ends it without a word to the container's table. */
    void vanish(int code) {
        if (!alive) {
            return;
        }
        alive = false;
        stopReading.run();
        List.copyOf(reads).forEach(Runnable::run);
        reads.clear();
        timers.forEach(Timer::cancel);
        timers.clear();
        listening.values().forEach(PodSandbox.Listening::abort);
        listening.clear();
        child.stdout().release();
        child.stderr().release();
        child.exited().accept(code & 0xff);
    }

    long memory() {
        return memory;
    }

    @Override
    public List<String> arguments() {
        return child.arguments();
    }

    @Override
    public Map<String, String> environment() {
        return child.environment();
    }

    @Override
    public String hostname() {
        return container.config().pod();
    }

    @Override
    public Files files() {
        return container.files();
    }

    @Override
    public FileSystem fileSystem() {
        return container.files();
    }

    @Override
    public Instant now() {
        return container.timeline().now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!alive) {
            return;
        }
        Timer[] self = new Timer[1];
        self[0] = container
                .timeline()
                .after(delay, "process " + child.arguments().get(0), () -> {
                    timers.remove(self[0]);
                    guarded(task);
                });
        timers.add(self[0]);
    }

    @Override
    public void stdout(String text) {
        put(child.stdout(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void stderr(String text) {
        put(child.stderr(), text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(ByteSink sink, byte[] bytes) {
        if (alive && !sink.write(bytes)) {
            exit(BROKEN_PIPE);
        }
    }

    @Override
    public void useMemory(long bytes) {
        if (alive) {
            memory = Math.max(0, bytes);
            container.checkMemory();
        }
    }

    @Override
    public Optional<Long> memoryLimit() {
        return Optional.ofNullable(container.config().memoryLimitBytes());
    }

    @Override
    public void compute(Duration cpuTime, Runnable done) {
        if (alive) {
            container.cpu().run(cpuTime, () -> alive, () -> guarded(done));
        }
    }

    @Override
    public boolean listen(int port, HttpHandler handler) {
        HttpHandler guardedHandler = (request, answer) -> guarded(() -> handler.handle(request, answer));
        return listening(port, sandbox -> sandbox.listen(port, guardedHandler));
    }

    @Override
    public boolean listenTcp(int port, TcpHandler handler) {
        return listening(port, sandbox -> sandbox.listen(port, handler));
    }

    private boolean listening(int port, Function<PodSandbox, Optional<PodSandbox.Listening>> open) {
        if (!alive || listening.containsKey(port)) {
            return false;
        }
        Optional<PodSandbox.Listening> opened = open.apply(container.sandbox());
        opened.ifPresent(l -> listening.put(port, l));
        return opened.isPresent();
    }

    @Override
    public void stopListening(int port) {
        PodSandbox.Listening open = listening.remove(port);
        if (open != null) {
            open.stopAccepting();
        }
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        if (alive) {
            network().http(request, timeout, result -> guarded(() -> answer.accept(result)));
        }
    }

    @Override
    public PodNetwork network() {
        return container.sandbox().network();
    }

    @Override
    public Kernel kernel() {
        return this;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public long user() {
        return container.user();
    }

    @Override
    public String address() {
        return container.sandbox().ip();
    }

    @Override
    public String workingDirectory() {
        return workingDirectory;
    }

    @Override
    public void changeDirectory(String path) {
        workingDirectory = path;
    }

    @Override
    public ByteSource stdin() {
        return child.stdin();
    }

    @Override
    public ByteSink stdout() {
        return child.stdout();
    }

    @Override
    public ByteSink stderr() {
        return child.stderr();
    }

    @Override
    public Runnable read(ByteSource source, Consumer<byte[]> taker) {
        if (!alive) {
            return () -> {};
        }
        Runnable[] cancel = {() -> {}};
        boolean[] over = {false};
        Runnable take = source.read(bytes -> {
            over[0] = true;
            reads.remove(cancel[0]);
            guarded(() -> taker.accept(bytes));
        });
        if (over[0] || !alive) {
            return () -> {};
        }
        cancel[0] = take;
        reads.add(take);
        return () -> {
            reads.remove(take);
            take.run();
        };
    }

    @Override
    public Optional<Terminal> terminal() {
        return Optional.ofNullable(terminal);
    }

    @Override
    public Executable find(String command, Map<String, String> withEnvironment) {
        return container.find(command, workingDirectory, withEnvironment);
    }

    @Override
    public Optional<Integer> spawn(Child offspring) {
        return container.spawn(offspring, pid, terminal).map(SimProcess::pid);
    }

    @Override
    public void execute(Child successor) {
        if (!alive) {
            return;
        }
        Child before = child;
        stopReading.run();
        List.copyOf(reads).forEach(Runnable::run);
        reads.clear();
        timers.forEach(Timer::cancel);
        timers.clear();
        successor.stdout().retain();
        successor.stderr().retain();
        child = new Child(
                successor.program(),
                successor.arguments(),
                successor.environment(),
                successor.workingDirectory(),
                successor.stdin(),
                successor.stdout(),
                successor.stderr(),
                before.exited());
        before.stdout().release();
        before.stderr().release();
        memory = SMALL;
        container.timeline().soon("exec " + child.arguments().get(0), this::begin);
    }

    @Override
    public PipeEnds pipe() {
        Pipe pipe = new Pipe(container.timeline());
        return new PipeEnds(pipe, pipe);
    }

    @Override
    public ByteSink mainOutput(boolean stderr) {
        return container.mainOutput(stderr);
    }

    /** The terminal it is attached to, or null. */
    TerminalDevice attachedTo() {
        return terminal;
    }

    @Override
    public List<ProcessEntry> processes() {
        return container.processes().stream()
                .map(p -> new ProcessEntry(p.pid, p.parent, container.user(), p.child.arguments(), p.memory))
                .toList();
    }

    @Override
    public boolean kill(int target, Program.Signal signal) {
        Optional<SimProcess> process = container.process(target);
        process.filter(p -> !(p.pid == 1 && signal == Program.Signal.KILL)).ifPresent(p -> p.deliver(signal));
        return process.isPresent();
    }

    @Override
    public List<Integer> listeningPorts() {
        return container.sandbox().ports();
    }

    @Override
    public long containerMemory() {
        return container.memory();
    }
}
