package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes kubeconfigs. JSON is YAML. */
final class Kubeconfig {
    private static final String NAME = "podfall";

    private Kubeconfig() {}

    /** One that says who somebody is by a token. */
    static String withToken(Connection connection, String user, String token, String namespace) {
        ObjectNode credentials = JsonNodeFactory.instance.objectNode().put("token", token);
        return write(connection, user, credentials, namespace);
    }

    /** One with the rights of the connection itself. */
    static String of(Connection connection) {
        Config config = connection.config();
        ObjectNode credentials = JsonNodeFactory.instance.objectNode();
        put(credentials, "client-certificate-data", config.getClientCertData(), config.getClientCertFile());
        put(credentials, "client-key-data", config.getClientKeyData(), config.getClientKeyFile());
        String token = config.getAutoOAuthToken() == null ? config.getOauthToken() : config.getAutoOAuthToken();
        if (token != null) {
            credentials.put("token", token);
        }
        return write(connection, "admin", credentials, "default");
    }

    private static String write(Connection connection, String user, ObjectNode credentials, String namespace) {
        Config config = connection.config();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
        ObjectNode cluster = root.putArray("clusters").addObject().put("name", NAME);
        ObjectNode server = cluster.putObject("cluster").put("server", connection.url());
        put(server, "certificate-authority-data", config.getCaCertData(), config.getCaCertFile());
        if (config.isTrustCerts()) {
            server.put("insecure-skip-tls-verify", true);
        }
        ObjectNode context = root.putArray("contexts").addObject().put("name", NAME);
        context.putObject("context").put("cluster", NAME).put("user", user).put("namespace", namespace);
        root.putArray("users").addObject().put("name", user).set("user", credentials);
        return root.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, String key, String data, String file) {
        if (data != null) {
            node.put(key, data);
        } else if (file != null) {
            try {
                node.put(key, Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
