package dev.podfall.sim.api;

import dev.podfall.sim.authn.Pki;
import io.netty.handler.ssl.SslHandler;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The server's side of TLS. It takes Java's own context: Netty's tries out key stores and key encodings when it is loaded,
 * which a cold start would feel.
 */
final class Tls {
    private final SSLContext context;
    private final Executor handshakes;

    /** @param handshakes computes what handshakes take */
    Tls(Pki pki, Executor handshakes) {
        this.handshakes = handshakes;
        X509Certificate authority = pki.authority().identity().certificate();
        try {
            context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new SingleKey(pki.serving(), authority)},
                    new TrustManager[] {new TakeAny(authority)},
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot speak TLS: " + e.getMessage(), e);
        }
    }

    /** For one connection. */
    SslHandler handler() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        parameters.setWantClientAuth(true);
        parameters.setCipherSuites(suites(engine.getEnabledCipherSuites()));
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        return new SslHandler(engine, handshakes);
    }

    /**
     * ChaCha20 before AES: without the last stage of Java's compiler, which a quick start leaves out, it takes a fifth of the
     * time. Clients without it get what they like.
     */
    private static String[] suites(String[] all) {
        return Stream.of(all)
                .sorted(Comparator.comparing(suite -> !suite.contains("CHACHA20")))
                .toArray(String[]::new);
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
