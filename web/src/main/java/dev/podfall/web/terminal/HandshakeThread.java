package dev.podfall.web.terminal;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.server.netty.NettyHttpRequest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Has a connection opened by the thread that reads from it. A gate that asks the database goes on in a thread of its own. If the framework
 * answered the handshake there, the page could speak while its requests' handler is not yet replaced by its messages' handler: what it
 * says then would be taken for a request, and lost.
 */
@ServerFilter(SocketGate.PATH + "**")
final class HandshakeThread implements Ordered {
    /** Around all gates: whoever waits for the outcome has then begun to wait before this thread can do anything else. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    Publisher<HttpResponse<?>> answer(HttpRequest<?> request, FilterContinuation<Publisher<HttpResponse<?>>> gates) {
        var channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        return Flux.from(gates.proceed()).publishOn(Schedulers.fromExecutor(channel.eventLoop()));
    }
}
