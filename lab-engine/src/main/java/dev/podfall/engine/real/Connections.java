package dev.podfall.engine.real;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes connections from kubeconfigs. Neither the environment nor the user's own kubeconfig is ever looked at. */
public final class Connections {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 20_000;

    private Connections() {}

    /**
     * To the current context of a kubeconfig given as YAML.
     *
     * @throws KubeconfigUnusable if it cannot be read or names no server
     */
    public static Connection to(String kubeconfig) {
        try {
            return open("given as text", Config.fromKubeconfig(kubeconfig));
        } catch (RuntimeException unreadable) {
            throw unusable("given as text", unreadable);
        }
    }

    /**
     * To that context of a kubeconfig in a file.
     *
     * @throws KubeconfigUnusable if it is not there, cannot be read, or has no such context
     */
    public static Connection to(Path kubeconfig, String context) {
        String which = kubeconfig + " (context " + context + ")";
        if (!Files.isReadable(kubeconfig)) {
            throw new KubeconfigUnusable(which, "there is no such file, or it may not be read.", null);
        }
        try {
            return open(which, Config.fromKubeconfig(context, kubeconfig.toFile()));
        } catch (RuntimeException unreadable) {
            throw unusable(which, unreadable);
        }
    }

    private static KubeconfigUnusable unusable(String which, RuntimeException why) {
        return why instanceof KubeconfigUnusable already
                ? already
                : new KubeconfigUnusable(which, Failure.words(why) + ".", why);
    }

    private static Connection open(String which, Config found) {
        if (found.getMasterUrl() == null || found.getCurrentContext() == null) {
            throw new KubeconfigUnusable(which, "it names no such context, or the context no server.", null);
        }
        Config config = new ConfigBuilder(found)
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .withWatchReconnectLimit(0)
                .withClientKeyAlgo(ClientKey.algorithm(found))
                .build();
        return new Connection(new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build());
    }
}
