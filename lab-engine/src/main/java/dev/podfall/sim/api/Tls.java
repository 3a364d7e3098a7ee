package dev.podfall.sim.api;

import dev.podfall.sim.authn.Pki;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/** The server's side of TLS. */
final class Tls {
    private Tls() {}

    static SslContext context(Pki pki) {
        X509Certificate authority = pki.authority().identity().certificate();
        try {
            return SslContextBuilder.forServer(
                            pki.serving().key(), pki.serving().certificate(), authority)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .clientAuth(ClientAuth.OPTIONAL)
                    .trustManager(new TakeAny(authority))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("This Java cannot speak TLS: " + e.getMessage(), e);
        }
    }

    /**
     * Lets every client certificate through the handshake, as upstream does: the authenticator judges it, so that a wrong
     * one is answered with 401 rather than with a broken handshake.
     */
    private static final class TakeAny extends X509ExtendedTrustManager {
        private final X509Certificate authority;

        TakeAny(X509Certificate authority) {
            this.authority = authority;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("This side serves.");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("This side serves.");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("This side serves.");
        }
    }
}
