package dev.podfall.sim.authn;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a client needs to reach a cluster as somebody. Mirrors {@code k8s.io/client-go/tools/clientcmd}.
 *
 * @param cluster names the cluster and, with the user, the context
 * @param server the API server's URL
 * @param authority the certificate authority's certificate, PEM
 * @param namespace the context's namespace
 */
public record Kubeconfig(String cluster, String server, String authority, String namespace) {
    /** For a user with a client certificate. */
    public String withCertificate(String user, Identity identity) {
        String credentials = """
                    client-certificate-data: %s
                    client-key-data: %s
                """.formatted(base64(identity.certificatePem()), base64(identity.keyPem()));
        return text(user, credentials);
    }

    /** For a user with a bearer token. */
    public String withToken(String user, String token) {
        return text(user, "    token: " + token + "\n");
    }

    private String text(String user, String credentials) {
        String context = user + "@" + cluster;
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster:
                    server: %2$s
                    certificate-authority-data: %3$s
                contexts:
                - name: %4$s
                  context:
                    cluster: %1$s
                    user: %5$s
                    namespace: %6$s
                current-context: %4$s
                users:
                - name: %5$s
                  user:
                %7$s""".formatted(
                        quoted(cluster),
                        quoted(server),
                        base64(authority),
                        quoted(context),
                        quoted(user),
                        quoted(namespace),
                        credentials);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }
}
