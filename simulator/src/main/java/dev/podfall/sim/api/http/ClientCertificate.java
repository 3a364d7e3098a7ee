package dev.podfall.sim.api.http;

import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.registry.UserInfo;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What a connection's client certificate amounts to.
 *
 * @param shown whether there was one
 * @param user whom it names; null if there was none, or none that this cluster trusts
 */
public record ClientCertificate(boolean shown, UserInfo user) {
    public static final ClientCertificate NONE = new ClientCertificate(false, null);

    public static ClientCertificate of(SslHandler tls, Authenticator authenticator, Instant wall) {
        try {
            if (tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
                return new ClientCertificate(
                        true, authenticator.certificate(certificate, wall).orElse(null));
            }
            return NONE;
        } catch (SSLPeerUnverifiedException none) {
            return NONE;
        }
    }
}
