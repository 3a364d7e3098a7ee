package dev.podfall.sim.net;

import java.util.function.Consumer;

/** A server's side of HTTP. It may answer at once or later; an exchange whose process ends is reset. */
public interface HttpHandler {
    void handle(HttpRequest request, Consumer<HttpResponse> answer);
}
