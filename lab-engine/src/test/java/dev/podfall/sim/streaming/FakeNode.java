package dev.podfall.sim.streaming;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A node whose containers know four commands: {@code cat}, {@code exit N}, {@code size} and {@code grumble}; and one port,
 * 8080, that shouts back.
 */
final class FakeNode implements NodeGateway {
    final CompletableFuture<Boolean> closed = new CompletableFuture<>();

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
    public Stream connect(String namespace, String pod, int port, Output output) {
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
