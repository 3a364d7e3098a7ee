package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A process: a program with its surroundings, from start to exit. */
final class SimProcess implements ProcessContext {
    private static final int BROKEN_PIPE = 141;
    private static final int UNCAUGHT = 134;
    private static final int SEGMENTATION_FAULT = 139;
    private static final long SMALL = 512 << 10;

    private final RunningContainer container;
    private final int pid;
    private final int parent;
    private Kernel.Child child;
    private final TerminalDevice terminal;
    private final Sockets sockets;
    private final Wishes wishes;
    private long memory = SMALL;
    private final SystemCalls calls;
    private final Instant started;
    private final boolean isMain;
    private final Standstill standstill = new Standstill();
    private boolean alive = true;

    SimProcess(RunningContainer container, int pid, int parent, Kernel.Child child, TerminalDevice terminal) {
        this.container = container;
        this.pid = pid;
        this.parent = parent;
        this.child = child;
        this.terminal = terminal;
        this.started = container.timeline().now();
        this.isMain = parent == 0 && container.hasNoProcess()
                || container.process(parent).map(SimProcess::isMain).orElse(false);
        this.calls = new SystemCalls(this, container, child.workingDirectory());
        this.sockets = new Sockets(this, container);
        this.wishes = new Wishes(container.timeline());
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
    void guarded(Runnable work) {
        if (!alive || standstill.holdsBack(work)) {
            return;
        }
        try {
            work.run();
        } catch (StackOverflowError tooDeep) {
            exit(SEGMENTATION_FAULT);
        } catch (RuntimeException crash) {
            if (alive) {
                child.stderr().write(child.arguments().get(0) + ": " + crash + "\n");
                exit(UNCAUGHT);
            }
        }
    }

    private void readOn() {
        if (alive && child.program().readsInput()) {
            wishes.read(
                    child.stdin(),
                    bytes -> guarded(() -> {
                        if (bytes == null) {
                            child.program().inputClosed(this);
                        } else {
                            child.program().input(this, bytes);
                            readOn();
                        }
                    }));
        }
    }

    /** A stopped process is not told of any signal but KILL and CONT, and of the others once it goes on. */
    void deliver(Program.Signal signal) {
        switch (signal) {
            case KILL -> exit(128 + signal.number());
            case STOP -> standstill.begin();
            case CONT -> standstill.end(this::guarded);
            default -> guarded(() -> child.program().signal(this, signal));
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
        wishes.forget();
        sockets.abort();
        child.stdout().release();
        child.stderr().release();
        IntConsumer exited = child.exited();
        child = Remains.of(child);
        exited.accept(code & 0xff);
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
        return container.config().names().hostname();
    }

    @Override
    public Files files() {
        return container.files();
    }

    @Override
    public Instant now() {
        return container.timeline().now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (alive) {
            wishes.after(delay, "process " + child.arguments().get(0), () -> guarded(task));
        }
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
        if (alive && !sink.write(bytes) && sink.failure() == null) {
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
        return alive && sockets.listen(port, handler.within(this::guarded));
    }

    boolean listenTcp(int port, TcpHandler handler) {
        return alive && sockets.listenTcp(port, handler);
    }

    /** Whether it is the container's own process or descends from it. */
    boolean isMain() {
        return isMain;
    }

    Instant started() {
        return started;
    }

    @Override
    public void stopListening(int port) {
        sockets.stopListening(port);
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        if (alive) {
            network().http(request, timeout, result -> guarded(() -> answer.accept(result)));
        }
    }

    @Override
    public PodNetwork network() {
        return container.network();
    }

    @Override
    public Kernel kernel() {
        return calls;
    }

    Wishes wishes() {
        return wishes;
    }

    int pid() {
        return pid;
    }

    int parent() {
        return parent;
    }

    Kernel.Child image() {
        return child;
    }

    /** The terminal it is attached to, or null. */
    TerminalDevice attachedTo() {
        return terminal;
    }

    Runnable read(ByteSource source, Consumer<byte[]> taker) {
        return alive ? wishes.read(source, bytes -> guarded(() -> taker.accept(bytes))) : () -> {};
    }

    /** Becomes another program; the container or parent is told of this process's end as before. */
    void execute(Kernel.Child successor) {
        if (!alive) {
            return;
        }
        Kernel.Child before = child;
        wishes.forget();
        successor.stdout().retain();
        successor.stderr().retain();
        child = new Kernel.Child(
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
}
