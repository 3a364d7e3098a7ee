package dev.podfall.sim.streaming;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A node whose containers know four commands: {@code cat}, {@code exit N}, {@code size} and {@code grumble}; and one port,
 * 8080, that shouts back.
 */
final class FakeNode implements NodeGateway {
    final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    /** How much a flood has said so far. */
    final AtomicLong flooded = new AtomicLong();

    /** What the command {@code slow} or the port 5555 opened last. */
    volatile Swamp swamp;

    @Override
    public Stream logs(LogRequest request, Output output) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Session exec(ExecRequest request, Output output) {
        if (request.container().equals("stopped")) {
            throw new ApiException(
                    500, "InternalError", "unable to upgrade connection: container not found (\"stopped\")", null);
        }
        switch (request.command().get(0)) {
            case "exit" -> output.ended(Integer.parseInt(request.command().get(1)));
            case "nosuch" -> output.failed("executable file not found in $PATH");
            case "grumble" -> {
                output.out(bytes("out"));
                output.err(bytes("err"));
                output.ended(0);
            }
            case "flood" -> new Flood(output, Long.parseLong(request.command().get(1))).more();
            case "break" -> {
                return new Talk(output) {
                    @Override
                    public void write(byte[] bytes) {
                        throw new IllegalStateException("the node broke");
                    }
                };
            }
            case "slow" -> {
                return swamp = new Swamp(output);
            }
            default -> {}
        }
        return new Talk(output);
    }

    @Override
    public Session attach(ExecRequest request, Output output) {
        output.out(bytes("attached to " + request.container()));
        return new Talk(output);
    }

    @Override
    public void freeze(String namespace, String pod, String container) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void throttle(String namespace, String pod, String container, boolean on) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream connect(String namespace, String pod, int port, Output output) {
        if (port == 7777) {
            return new Talk(output) {
                @Override
                public void write(byte[] bytes) {
                    new Flood(output, Long.parseLong(new String(bytes, StandardCharsets.UTF_8))).more();
                }
            };
        }
        if (port == 6666) {
            return new Talk(output) {
                @Override
                public void write(byte[] bytes) {
                    output.out(new byte[Integer.parseInt(new String(bytes, StandardCharsets.UTF_8))]);
                    output.ended(0);
                }
            };
        }
        if (port == 5555) {
            return swamp = new Swamp(output);
        }
        if (port != 8080) {
            output.failed("connection refused");
        }
        return new Talk(output) {
            @Override
            public void write(byte[] bytes) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                output.out(bytes(text.toUpperCase(Locale.ROOT)));
            }
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Says much, but waits until it is taken. */
    private final class Flood {
        private final Output output;
        private long left;

        Flood(Output output, long left) {
            this.output = output;
            this.left = left;
        }

        void more() {
            for (int i = 0; i < 64 && left > 0; i++) {
                int size = (int) Math.min(left, 1000);
                left -= size;
                flooded.addAndGet(size);
                output.out(new byte[size]);
            }
            if (left > 0) {
                output.whenReady(this::more);
            } else {
                output.ended(0);
            }
        }
    }

    /** Takes nothing until it is told to. */
    final class Swamp extends Talk {
        final AtomicLong received = new AtomicLong();
        private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
        private volatile boolean open;

        Swamp(Output output) {
            super(output);
        }

        @Override
        public void write(byte[] bytes) {
            received.addAndGet(bytes.length);
        }

        @Override
        public void whenReady(Runnable task) {
            if (open) {
                task.run();
            } else {
                waiting.add(task);
            }
        }

        /** From any thread. */
        void drain() {
            open = true;
            waiting.forEach(Runnable::run);
        }
    }

    /** Gives back what it gets. */
    private class Talk implements Session {
        private final Output output;

        Talk(Output output) {
            this.output = output;
        }

        @Override
        public void write(byte[] bytes) {
            output.out(bytes);
        }

        @Override
        public void closeInput() {
            output.ended(0);
        }

        @Override
        public void resize(int columns, int rows) {
            output.out(bytes(columns + "x" + rows));
        }

        @Override
        public void close() {
            closed.complete(true);
        }
    }
}
