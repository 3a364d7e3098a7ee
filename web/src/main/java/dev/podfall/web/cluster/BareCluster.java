package dev.podfall.web.cluster;

/**
 * A cluster without a lab. The JSON names are a contract of the API.
 *
 * @param kubeconfig a file's path
 * @param speed cluster time per wall time
 * @param state {@code running}
 */
public record BareCluster(
        String name, String kubeconfig, String url, int nodes, double speed, long seed, String state) {}
