package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.ContainerRuntime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The main process's standard streams: its output goes to the log and to whoever is attached. */
final class MainStreams {
    private final ContainerRuntime.Listener listener;
    private final Timeline timeline;
    private final TerminalDevice terminal;
    private final Pipe input;
    private final List<Attached> attached = new ArrayList<>();
    private boolean ended;

    MainStreams(ContainerRuntime.Listener listener, Timeline timeline, RunningContainer container) {
        boolean tty = container.config().tty();
        this.listener = listener;
        this.timeline = timeline;
        this.input = new Pipe(timeline);
        this.terminal =
                tty ? new TerminalDevice(container, timeline, bytes -> spread(false, bytes), Runnable::run) : null;
        if (!container.config().stdin()) {
            input.end();
        }
    }

    TerminalDevice terminal() {
        return terminal;
    }

    ByteSource input() {
        return terminal != null ? terminal : input;
    }

    ByteSink out() {
        return terminal != null ? terminal : new LogSink(false);
    }

    ByteSink err() {
        return terminal != null ? terminal : new LogSink(true);
    }

    private boolean spread(boolean stderr, byte[] bytes) {
        if (!ended) {
            listener.output(stderr, new String(bytes, StandardCharsets.UTF_8));
            for (Attached one : List.copyOf(attached)) {
                if (stderr) {
                    one.output.err(bytes);
                } else {
                    one.output.out(bytes);
                }
            }
        }
        return true;
    }

    /** Attached clients learn that it is over, not how: upstream's attach reports no exit code. */
    void ended() {
        ended = true;
        for (Attached one : List.copyOf(attached)) {
            timeline.soon("attach ended", () -> one.output.ended(0));
        }
        attached.clear();
    }

    boolean isEnded() {
        return ended;
    }

    NodeGateway.Session attach(NodeGateway.Output output) {
        Attached one = new Attached(output);
        attached.add(one);
        return one;
    }

    /** One of the two streams that the node keeps line by line. */
    private final class LogSink implements ByteSink {
        private static final long NANOS_PER_LINE = 200;

        private final boolean stderr;

        LogSink(boolean stderr) {
            this.stderr = stderr;
        }

        @Override
        public boolean write(byte[] bytes) {
            return spread(stderr, bytes);
        }

        @Override
        public long nanosFor(byte[] bytes) {
            long lines = 1;
            for (byte one : bytes) {
                lines += one == '\n' ? 1 : 0;
            }
            return lines * NANOS_PER_LINE;
        }
    }

    private final class Attached implements NodeGateway.Session {
        private final NodeGateway.Output output;

        Attached(NodeGateway.Output output) {
            this.output = output;
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

        @Override
        public void close() {
            attached.remove(this);
        }
    }
}
