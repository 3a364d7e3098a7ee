package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.shell.ShellState.Job;
import dev.podfall.sim.workload.shell.syntax.Node;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Starts processes for a shell: commands, subshells, pipelines, background jobs, substitutions. */
final class Children {
    private static final Duration FORK = Duration.ofMillis(1);
    private static final int MOST_CAPTURED = 4 << 20;

    private final ProcessContext process;
    private final Kernel kernel;
    private final ShellState state;
    private final Steps steps;
    private final List<Integer> foreground = new ArrayList<>();

    Children(ProcessContext process, ShellState state, Steps steps) {
        this.process = process;
        this.kernel = process.kernel();
        this.state = state;
        this.steps = steps;
    }

    /** Runs a command and tells its status. */
    void command(
            Kernel.Executable executable,
            List<String> arguments,
            Map<String, String> environment,
            Io io,
            IntConsumer then) {
        process.compute(FORK, () -> start(executable.program(), arguments, environment, io, then));
    }

    void subshell(Node body, Io io, IntConsumer then) {
        process.compute(FORK, () -> fork(body, io, then));
    }

    private int fork(Node body, Io io, IntConsumer then) {
        Shell shell = Shell.fork(state.copy(), body, io);
        return start(shell, process.arguments(), state.environment(), io, then);
    }

    /** Starts a process in the foreground; its id, or 0 when there are too many. */
    private int start(
            Program program, List<String> arguments, Map<String, String> environment, Io io, IntConsumer then) {
        int[] pid = {0};
        Optional<Integer> started = kernel.spawn(new Kernel.Child(
                program, arguments, environment, kernel.workingDirectory(), io.in(), io.out(), io.err(), status -> {
                    foreground.remove((Object) pid[0]);
                    tellTerminal();
                    steps.rested();
                    steps.next(() -> then.accept(status));
                }));
        if (started.isEmpty()) {
            letGo(io);
            steps.next(Children::cannotFork);
            return 0;
        }
        pid[0] = started.get();
        foreground.add(pid[0]);
        tellTerminal();
        return pid[0];
    }

    /** As a child that was never there: whoever reads from it must not wait for it. */
    private static void letGo(Io io) {
        io.out().retain();
        io.err().retain();
        io.out().release();
        io.err().release();
    }

    /** A shell that cannot fork gives up. */
    private static void cannotFork() {
        throw new ShellError("can't fork: Resource temporarily unavailable");
    }

    private void tellTerminal() {
        if (state.interactive) {
            List<Integer> pids = foreground.isEmpty() ? List.of(kernel.pid()) : foreground;
            kernel.terminal().ifPresent(t -> t.foreground(pids));
        }
    }

    /** An interactive shell takes the terminal. */
    void takeTerminal() {
        tellTerminal();
    }

    /** Runs the stages side by side; the last one's status counts (or any failure's, with pipefail). */
    void pipeline(List<Node> stages, Io io, IntConsumer then) {
        process.compute(FORK.multipliedBy(stages.size()), () -> {
            int[] running = {stages.size()};
            int[] statuses = new int[stages.size()];
            ByteSource in = io.in();
            List<Runnable> starts = new ArrayList<>();
            for (int i = 0; i < stages.size(); i++) {
                int index = i;
                Kernel.PipeEnds pipe = i < stages.size() - 1 ? kernel.pipe() : null;
                ByteSource from = in;
                Io own = pipe == null ? io.withIn(from) : io.withIn(from).with(1, pipe.writer());
                starts.add(() -> fork(stages.get(index), own, status -> {
                    statuses[index] = status;
                    if (index > 0) {
                        from.closeReading();
                    }
                    if (--running[0] == 0) {
                        then.accept(result(statuses));
                    }
                }));
                in = pipe == null ? null : pipe.reader();
            }
            starts.forEach(Runnable::run);
        });
    }

    private int result(int[] statuses) {
        int last = statuses[statuses.length - 1];
        for (int i = statuses.length - 1; state.pipeFail && last == 0 && i >= 0; i--) {
            last = statuses[i];
        }
        return last;
    }

    void background(Node node, Io io) {
        Job job = new Job();
        Io own = io.withIn(ByteSource.EMPTY);
        Optional<Integer> pid = kernel.spawn(new Kernel.Child(
                Shell.fork(state.copy(), node, own),
                process.arguments(),
                state.environment(),
                kernel.workingDirectory(),
                own.in(),
                own.out(),
                own.err(),
                status -> {
                    job.status = status;
                    List.copyOf(job.waiters).forEach(steps::next);
                    job.waiters.clear();
                }));
        if (pid.isPresent()) {
            state.jobs.put(pid.get(), job);
            state.lastBackground = pid.get();
            if (state.interactive) {
                io.err().write("[" + state.jobs.size() + "] " + pid.get() + "\n");
            }
        } else {
            cannotFork();
        }
    }

    /** Runs a command for what it prints. */
    void capture(Node body, Io io, Consumer<String> then) {
        Kernel.PipeEnds pipe = kernel.pipe();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int[] open = {2};
        Runnable part = () -> {
            if (--open[0] == 0) {
                steps.next(() -> then.accept(trimmed(output)));
            }
        };
        collect(pipe.reader(), output, part);
        subshell(body, io.with(1, pipe.writer()), status -> {
            state.status = status;
            part.run();
        });
    }

    private void collect(ByteSource source, ByteArrayOutputStream output, Runnable end) {
        kernel.read(source, bytes -> {
            if (bytes == null) {
                end.run();
                return;
            }
            output.writeBytes(bytes);
            if (output.size() > MOST_CAPTURED) {
                source.closeReading();
                end.run();
            } else {
                collect(source, output, end);
            }
        });
    }

    private static String trimmed(ByteArrayOutputStream output) {
        String text = output.toString(StandardCharsets.UTF_8).replace("\0", "");
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }
}
