package dev.podfall.sim.net;

import java.util.function.Consumer;

/** A server's side of HTTP. It may answer at once or later; an exchange whose process ends is reset. */
public interface HttpHandler {
    void handle(HttpRequest request, Consumer<HttpResponse> answer);

    /** How it speaks TLS; null if it does not. */
    default TlsServer tls() {
        return null;
    }

    /** The same server behind TLS. */
    default HttpHandler over(TlsServer tls) {
        return new Wrapped(this, tls, Runnable::run);
    }

    /** The same server, each of whose requests is handled within {@code frame}. */
    default HttpHandler within(Consumer<Runnable> frame) {
        return new Wrapped(this, tls(), frame);
    }

    /** A server with something around it. */
    record Wrapped(HttpHandler server, TlsServer tls, Consumer<Runnable> frame) implements HttpHandler {
        @Override
        public void handle(HttpRequest request, Consumer<HttpResponse> answer) {
            frame.accept(() -> server.handle(request, answer));
        }
    }
}
