package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Program;
import java.util.function.Consumer;

/** A process that somebody outside runs in a container and talks to. */
final class ExecSession implements NodeGateway.Session {
    private static final long NANOS_PER_BYTE = 10;

    private final NodeGateway.Output output;
    private final Timeline timeline;
    private final TerminalDevice terminal;
    private final Pipe input;
    private SimProcess process;
    private boolean ended;

    ExecSession(NodeGateway.Output output, boolean tty, Timeline timeline, RunningContainer container) {
        this.output = output;
        this.timeline = timeline;
        this.terminal = tty ? new TerminalDevice(container, timeline, this::show, output::whenReady) : null;
        this.input = new Pipe(timeline);
    }

    private void show(byte[] bytes) {
        if (!ended) {
            output.out(bytes);
        }
    }

    void started(SimProcess newProcess) {
        process = newProcess;
    }

    TerminalDevice terminal() {
        return terminal;
    }

    ByteSource input() {
        return terminal != null ? terminal : input;
    }

    ByteSink out() {
        return terminal != null ? terminal : sink(output::out);
    }

    ByteSink err() {
        return terminal != null ? terminal : sink(output::err);
    }

    private ByteSink sink(Consumer<byte[]> target) {
        return new ByteSink() {
            @Override
            public boolean write(byte[] bytes) {
                if (!ended && bytes.length > 0) {
                    target.accept(bytes);
                }
                return !ended;
            }

            @Override
            public void whenWritable(Runnable task) {
                if (ended) {
                    task.run();
                } else {
                    output.whenReady(task);
                }
            }

            @Override
            public long nanosFor(byte[] bytes) {
                return bytes.length * NANOS_PER_BYTE;
            }
        };
    }

    void processEnded(int code) {
        if (!ended) {
            timeline.soon("exec ended", () -> {
                if (!ended) {
                    ended = true;
                    output.ended(code);
                }
            });
        }
    }

    @Override
    public void write(byte[] bytes) {
        if (terminal != null) {
            terminal.typed(bytes);
        } else {
            input.write(bytes);
        }
    }

    @Override
    public void whenReady(Runnable task) {
        if (terminal != null) {
            task.run();
        } else {
            input.whenWritable(task);
        }
    }

    @Override
    public void closeInput() {
        if (terminal == null) {
            input.end();
        }
    }

    @Override
    public void resize(int columns, int rows) {
        if (terminal != null) {
            terminal.resize(columns, rows);
        }
    }

    /** The other side went away: a terminal hangs up, other processes meet the end of their input and a broken pipe. */
    @Override
    public void close() {
        ended = true;
        if (terminal != null) {
            terminal.hangUp();
            process.deliver(Program.Signal.HUP);
        } else {
            input.end();
        }
    }
}
