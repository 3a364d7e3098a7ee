package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.TlsServer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether {@code curl} takes a server for what it says it is. */
final class CurlTrust {
    private static final String MORE = "\nMore details here: https://curl.se/docs/sslcerts.html\n\n"
            + "curl failed to verify the legitimacy of the server and therefore could not\n"
            + "establish a secure connection to it. To learn more about this situation and\n"
            + "how to fix it, please visit the webpage mentioned above.";

    private final Call call;
    private final CurlOptions options;
    private final PodNetwork network;

    CurlTrust(Call call, CurlOptions options, PodNetwork network) {
        this.call = call;
        this.options = options;
        this.network = network;
    }

    /** Why it does not go on; {@code code} is curl's. */
    record Problem(int code, String text) {}

    Optional<Problem> problem(String host, int port) {
        Optional<TlsServer> server = network.tls(host, port);
        if (server.isEmpty()) {
            return problem(35, "TLS connect error: error:0A00010B:SSL routines::wrong version number");
        }
        return options.insecure() ? Optional.empty() : verify(server.get(), host);
    }

    private static Optional<Problem> problem(int code, String text) {
        return Optional.of(new Problem(code, text));
    }

    private Optional<Problem> verify(TlsServer server, String host) {
        String file = options.authorities();
        Optional<String> authorities = file == null
                ? Optional.of("")
                : call.files().read(call.path(file)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (authorities.isEmpty()) {
            return problem(77, "error setting certificate verify locations:  CAfile: " + file + " CApath: none");
        }
        if (!server.isVouchedForBy(authorities.get())) {
            boolean own = server.isSelfSigned();
            return problem(
                    60,
                    "SSL certificate problem: "
                            + (own ? "self-signed certificate" : "unable to get local issuer certificate") + MORE);
        }
        return server.isFor(host)
                ? Optional.empty()
                : problem(
                        60,
                        "SSL: no alternative certificate subject name matches target host name '" + host + "'" + MORE);
    }
}
