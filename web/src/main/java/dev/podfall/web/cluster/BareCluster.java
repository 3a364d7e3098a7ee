package dev.podfall.web.cluster;

/**
 * A cluster without a lab. The JSON names are a contract of the API.
 *
 * @param kubeconfig a file's path
 * @param speed cluster time per wall time
 * @param state {@code creating}, {@code opening}, {@code running}, or {@code closed} after a trouble
 * @param trouble why it does not answer, in words that follow its name; null as long as it does
 * @param next what to do about that; null where there is nothing to do
 */
public record BareCluster(
        String name,
        String kubeconfig,
        String url,
        int nodes,
        double speed,
        long seed,
        String state,
        String trouble,
        String next) {
    /** One that does not run. */
    static BareCluster still(ClusterRequest request, String kubeconfig, String state) {
        return new BareCluster(
                request.name(),
                kubeconfig,
                "",
                request.nodeCount(),
                request.pace(),
                request.drawnSeed(),
                state,
                null,
                null);
    }

    /** The same in trouble. */
    BareCluster troubled(String newState, String why) {
        String help = (newState.equals("closed") ? "Open it again with: podfall cluster open " + name + "\n" : "")
                + "Delete it with: podfall cluster delete " + name;
        return new BareCluster(name, kubeconfig, url, nodes, speed, seed, newState, why, help);
    }
}
