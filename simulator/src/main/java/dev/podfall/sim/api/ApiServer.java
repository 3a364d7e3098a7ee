package dev.podfall.sim.api;

import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.BodyCollector;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.ClientCertificate;
import dev.podfall.sim.api.http.ResponseHeaders;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authn.Kubeconfig;
import dev.podfall.sim.listen.LoopbackListener;
import dev.podfall.sim.net.HttpHandler;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A cluster's API server, listening on loopback with TLS. Mirrors {@code k8s.io/apiserver/pkg/server}.
 *
 * <p>Network threads only read, write and encode; every request is answered on the cluster's loop.
 */
public final class ApiServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 4096;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_HEADERS = 256 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final ApiServices services;
    private final ApiHandler handler;
    private final Authenticator authenticator;
    private final ResponseHeaders headers;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final LargeRequests large;
    private LoopbackListener listener;

    private ApiServer(ApiServices services, Executor bodies) {
        this.services = services;
        this.authenticator =
                new Authenticator(services.pki().authority(), services.pki().tokens(), services.system());
        this.headers = new ResponseHeaders(services.wall());
        this.handler = new ApiHandler(services, authenticator);
        this.large = new LargeRequests(bodies, this::answer);
    }

    /**
     * Starts to listen.
     *
     * @param port on loopback; 0 for any free one
     * @throws dev.podfall.sim.listen.PortTaken if another program listens there
     */
    public static ApiServer start(ApiThreads threads, ApiServices services, int port) {
        ApiServer server = new ApiServer(services, threads.forBodies());
        Tls tls = new Tls(services.pki(), threads.forHandshakes());
        server.listener = LoopbackListener.open(threads.group(), port, channel -> server.initialize(channel, tls));
        return server;
    }

    /** Serves requests that come over the cluster's own network. */
    public HttpHandler forPods() {
        return new ClusterRequests(this, services.loop());
    }

    public int port() {
        return listener.port();
    }

    /** {@code https://127.0.0.1:port}. */
    public String url() {
        return "https://127.0.0.1:" + port();
    }

    /**
     * A kubeconfig with a new client certificate.
     *
     * @param cluster how the file names the cluster
     * @param namespace the context's namespace
     */
    public String kubeconfig(String cluster, String user, List<String> groups, String namespace) {
        String authority = services.pki().authority().identity().certificatePem();
        var identity =
                services.pki().authority().client(user, groups, services.wall().instant());
        return new Kubeconfig(cluster, url(), authority, namespace).withCertificate(user, identity);
    }

    /** How many clients are connected. */
    public int connections() {
        return connections.size();
    }

    /** Stops listening and cuts all clients off. Not from a network thread. */
    @Override
    public void close() {
        listener.close();
        connections.close().awaitUninterruptibly();
    }

    ResponseHeaders headers() {
        return headers;
    }

    ClientCertificate certificate(SslHandler tls) {
        return ClientCertificate.of(tls, authenticator, services.wall().instant());
    }

    void accept(Call call) {
        if (LargeRequests.isLarge(call)) {
            large.add(call);
        } else {
            answer(call, () -> {});
        }
    }

    private void answer(Call call, Runnable done) {
        services.loop().submit(call.method() + " " + call.uri(), () -> {
            try {
                handler.handle(call);
            } finally {
                done.run();
            }
        });
    }

    private void initialize(Channel channel, Tls tls) {
        if (connections.size() >= MOST_CONNECTIONS) {
            channel.close();
            return;
        }
        connections.add(channel);
        channel.pipeline()
                .addLast(tls.handler())
                .addLast(new FlushConsolidationHandler(
                        FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true))
                .addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, CHUNK))
                .addLast(new BodyCollector())
                .addLast(new Connection(this));
    }
}
