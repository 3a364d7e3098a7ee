package dev.podfall.sim.api.backend;

import dev.podfall.sim.api.http.RequestInfo;

/**
 * Takes over the connections of requests that speak another protocol than HTTP: {@code pods/exec}, {@code pods/attach},
 * {@code pods/portforward}. The server has authenticated and authorised the request by then, nothing else: whether the pod
 * exists is for the route to find out, and {@link StreamRequest#refuse} tells the client in plain HTTP.
 *
 * <p>{@link #serves} is asked on the cluster's loop. If it says yes, {@link #take} is called once, on the thread of the
 * connection ({@code request.channel().eventLoop()}), when the pipeline holds TLS, {@code HttpServerCodec} and {@code
 * HttpObjectAggregator} and no handler of the server any more: a {@code WebSocketServerHandshaker} may be applied right away.
 * Bytes of the client arrive no sooner than {@code take} returns.
 */
public interface StreamingRoutes {
    /** Serves nothing. */
    StreamingRoutes NONE = new StreamingRoutes() {
        @Override
        public boolean serves(RequestInfo info, boolean upgrade) {
            return false;
        }

        @Override
        public void take(StreamRequest request) {
            throw new IllegalStateException("Nothing was asked for.");
        }
    };

    /**
     * Whether this request is one for {@link #take}.
     *
     * @param upgrade whether the client asks to change the protocol
     */
    boolean serves(RequestInfo info, boolean upgrade);

    /** Answers the request in whichever protocol it asks for. */
    void take(StreamRequest request);
}
