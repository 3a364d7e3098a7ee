package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.files.Space;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The kernel as one process calls it. */
final class SystemCalls implements Kernel {
    private final SimProcess process;
    private final RunningContainer container;
    private String workingDirectory;

    SystemCalls(SimProcess process, RunningContainer container, String workingDirectory) {
        this.process = process;
        this.container = container;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public int pid() {
        return process.pid();
    }

    @Override
    public Credentials credentials() {
        return container.config().credentials();
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
    public List<MountPoint> mountPoints() {
        List<MountPoint> all = new ArrayList<>();
        new TreeMap<>(container.config().mounts()).forEach((path, mount) -> {
            Space space = mount.tree().space();
            long used = space.bytes();
            all.add(new MountPoint(path, mount.device(), mount.readOnly(), used + space.free(), used));
        });
        return all;
    }

    @Override
    public FileSystem fileSystem() {
        return container.files();
    }

    @Override
    public ByteSource stdin() {
        return process.image().stdin();
    }

    @Override
    public ByteSink stdout() {
        return process.image().stdout();
    }

    @Override
    public ByteSink stderr() {
        return process.image().stderr();
    }

    @Override
    public Runnable read(ByteSource source, Consumer<byte[]> taker) {
        return process.read(source, taker);
    }

    @Override
    public void awaitRoom(ByteSink sink, Runnable task) {
        sink.whenWritable(() -> process.guarded(task));
    }

    @Override
    public Optional<Terminal> terminal() {
        return Optional.ofNullable(process.attachedTo());
    }

    @Override
    public Executable find(String command, Map<String, String> environment) {
        return container.find(command, workingDirectory, environment);
    }

    @Override
    public Optional<Integer> spawn(Child child) {
        return container.spawn(child, process.pid(), process.attachedTo()).map(SimProcess::pid);
    }

    @Override
    public void execute(Child successor) {
        process.execute(successor);
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

    @Override
    public List<ProcessEntry> processes() {
        return container.pids().entries();
    }

    /** As in any container, the first process can be neither killed nor stopped from inside. */
    @Override
    public boolean kill(int pid, Program.Signal signal) {
        Optional<SimProcess> target = container.pids().find(pid);
        boolean ignoredByTheFirst = signal == Program.Signal.KILL || signal == Program.Signal.STOP;
        target.filter(p -> p.pid() != 1 || !ignoredByTheFirst).ifPresent(p -> p.deliver(signal));
        return target.isPresent();
    }

    @Override
    public SimClient api(Supplier<String> token) {
        return new ProcessClient(container.api.as(token), process);
    }

    @Override
    public boolean listenTcp(int port, TcpHandler handler) {
        return process.listenTcp(port, handler);
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
