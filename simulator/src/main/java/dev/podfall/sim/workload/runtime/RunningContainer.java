package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.files.Space;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.StaticNames;
import dev.podfall.sim.workload.ApiAccess;
import dev.podfall.sim.workload.ContainerRuntime;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.ContainerRuntime.Usage;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One container: its processes, files, memory and CPU. It lives as long as its first process. */
final class RunningContainer implements Container {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int MOST_PROCESSES = 512;
    private static final long PAGE_TABLES_AND_SUCH = 1 << 20;

    private final ContainerConfig config;
    private final PodSandbox sandbox;
    private final Timeline timeline;
    final ApiAccess api;
    private final ContainerRuntime.Listener listener;
    private final FileTree tree;
    private final ContainerFiles files;
    private final CpuQuota cpu;
    private final ExecutablePath executables;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<Integer, SimProcess> processes = new TreeMap<>();
    private final Map<String, String> staticNames;
    private MainStreams main;
    private final Space written;
    private String workingDirectory;
    private final PidNamespace pids;
    private int mainPid;
    private boolean ended;

    /** @param upper what it writes over its image */
    RunningContainer(
            ContainerConfig config,
            ImageLayer image,
            Tree upper,
            PodSandbox sandbox,
            PidNamespace pids,
            SimulatedRuntime.Surroundings surroundings,
            ContainerRuntime.Listener listener) {
        this.config = config;
        this.sandbox = sandbox;
        this.pids = pids;
        this.timeline = surroundings.timeline();
        this.api = surroundings.api();
        this.listener = listener;
        this.written = upper.space();
        this.tree = new FileTree(config, image, upper, this.timeline.now(), this::checkMemory);
        this.files = new ContainerFiles(tree, config.credentials());
        this.cpu = new CpuQuota(this.timeline, config.cpuLimitMillis());
        this.executables = new ExecutablePath(config.image(), tree, files);
        environment.put("PATH", PATH);
        environment.put("HOSTNAME", config.names().hostname());
        environment.putAll(config.image().environment());
        environment.putAll(config.environment());
        environment.putIfAbsent("HOME", user() == 0 ? "/root" : "/");
        new SystemFiles(this).addTo(tree);
        this.staticNames = StaticNames.ofHosts(config.names().hosts());
    }

    /** The network, where names of the hosts file need no DNS. */
    PodNetwork network() {
        return StaticNames.over(sandbox.network(), staticNames);
    }

    Map<String, String> environment() {
        return environment;
    }

    ContainerConfig config() {
        return config;
    }

    PodSandbox sandbox() {
        return sandbox;
    }

    Timeline timeline() {
        return timeline;
    }

    ContainerFiles files() {
        return files;
    }

    CpuQuota cpu() {
        return cpu;
    }

    long user() {
        return config.credentials().user();
    }

    boolean hasNoProcess() {
        return processes.isEmpty();
    }

    /** The processes that its own see. */
    PidNamespace pids() {
        return pids;
    }

    List<SimProcess> processes() {
        return List.copyOf(processes.values());
    }

    Optional<SimProcess> process(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    void enterWorkingDirectory() {
        workingDirectory = new WorkingDirectory(tree, files).enter(config);
    }

    Kernel.Executable find(String command, Map<String, String> withEnvironment) {
        return find(command, workingDirectory, withEnvironment);
    }

    Kernel.Executable find(String command, String directory, Map<String, String> withEnvironment) {
        return executables.find(command, directory, withEnvironment.getOrDefault("PATH", PATH));
    }

    /** Where a program that was found lies; empty if it is no file. */
    String pathOf(Program program) {
        return executables.pathOf(program);
    }

    void startMain(Kernel.Executable executable, List<String> commandLine, JsonNode saved) {
        main = new MainStreams(listener, timeline, this);
        SimProcess process = create(
                new Kernel.Child(
                        executable.program(),
                        ExecutablePath.commandLine(executable, commandLine),
                        environment,
                        workingDirectory,
                        main.input(),
                        main.out(),
                        main.err(),
                        code -> end(code, false)),
                0,
                main.terminal());
        mainPid = process.pid();
        timeline.soon("container " + config.container() + " of " + config.pod() + ": main process", () -> {
            if (saved == null || saved.isNull() || saved.isMissingNode()) {
                if (saved == null) {
                    process.begin();
                } else {
                    process.resume(null);
                }
            } else {
                process.resume(saved);
            }
        });
    }

    Optional<SimProcess> spawn(Kernel.Child child, int parent, TerminalDevice terminal) {
        if (ended || processes.size() >= MOST_PROCESSES) {
            return Optional.empty();
        }
        SimProcess process = create(child, parent, terminal);
        timeline.soon("process " + child.arguments().get(0), process::begin);
        return Optional.of(process);
    }

    private SimProcess create(Kernel.Child child, int parent, TerminalDevice terminal) {
        SimProcess process = new SimProcess(this, pids.take(), parent, child, terminal);
        processes.put(process.pid(), process);
        pids.add(process, user());
        return process;
    }

    /** A process ended by itself or by a signal. */
    void gone(SimProcess process) {
        processes.remove(process.pid());
        pids.remove(process);
    }

    long memory() {
        return PAGE_TABLES_AND_SUCH
                + tree.memoryBytes()
                + processes.values().stream().mapToLong(SimProcess::memory).sum();
    }

    /** The kernel's out-of-memory killer: with cgroup v2 the kubelet lets it take the whole container. */
    void checkMemory() {
        if (config.memoryLimitBytes() != null && memory() > config.memoryLimitBytes()) {
            end(137, true);
        }
    }

    private void end(int code, boolean outOfMemory) {
        if (ended) {
            return;
        }
        ended = true;
        main.ended(); // what a shell still says when its child was killed is not heard
        for (SimProcess process : processes()) {
            process.vanish(137);
            pids.remove(process);
        }
        processes.clear();
        timeline.soon("container exited", () -> listener.exited(code, outOfMemory));
    }

    @Override
    public void signal(Program.Signal signal) {
        boolean holds = signal == Program.Signal.STOP || signal == Program.Signal.CONT;
        (holds ? processes() : process(mainPid).stream().toList()).forEach(process -> process.deliver(signal));
    }

    @Override
    public void throttle(boolean on) {
        cpu.throttle(on);
    }

    @Override
    public NodeGateway.Session exec(List<String> command, boolean tty, NodeGateway.Output output) {
        if (ended) {
            throw new StartFailure("cannot exec in a stopped container");
        }
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new StartFailure("exec: \"\": executable file not found in $PATH");
        }
        Kernel.Executable executable = find(command.get(0), environment);
        ExecSession session = new ExecSession(output, tty, timeline, this);
        Map<String, String> env = new LinkedHashMap<>(environment);
        if (tty) {
            env.put("TERM", "xterm");
        }
        Kernel.Child child = new Kernel.Child(
                executable.program(),
                ExecutablePath.commandLine(executable, command),
                env,
                workingDirectory,
                session.input(),
                session.out(),
                session.err(),
                session::processEnded);
        session.started(spawn(child, 0, session.terminal())
                .orElseThrow(() -> new StartFailure(
                        "unable to start container process: fork/exec: resource temporarily unavailable")));
        return session;
    }

    @Override
    public Optional<NodeGateway.Session> attach(NodeGateway.Output output) {
        return ended || main.isEnded() ? Optional.empty() : Optional.of(main.attach(output));
    }

    @Override
    public Usage usage() {
        return new Usage(ended ? 0 : memory(), ended ? 0 : cpu.millicores(), written.bytes());
    }

    @Override
    public JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        process(mainPid).map(SimProcess::save).ifPresent(state -> saved.set("program", state));
        return saved;
    }

    dev.podfall.sim.workload.ByteSink mainOutput(boolean stderr) {
        return stderr ? main.err() : main.out();
    }

    /** Ctrl-C: to the foreground processes, or to all that have the terminal, the youngest first. */
    void interrupt(TerminalDevice terminal, List<Integer> foreground) {
        List<SimProcess> all = processes();
        for (int i = all.size() - 1; i >= 0; i--) {
            SimProcess process = all.get(i);
            boolean meant = foreground.isEmpty() || foreground.contains(process.pid());
            if (process.attachedTo() == terminal && meant) {
                process.deliver(Program.Signal.INT);
            }
        }
    }
}
