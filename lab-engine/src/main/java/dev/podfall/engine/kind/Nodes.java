package dev.podfall.engine.kind;

import java.util.List;

/**
 * The nodes of one cluster.
 *
 * @param id of the cluster, as in its containers' labels
 * @param all the one with the API server first
 */
record Nodes(String id, List<Node> all) {
    Nodes {
        all = List.copyOf(all);
    }

    Node first() {
        return all.get(0);
    }

    List<Node> others() {
        return all.subList(1, all.size());
    }

    /** Where the API server answers from here. */
    String url() {
        return "https://" + first().getHost() + ":" + first().getMappedPort(NodeContainer.API_PORT);
    }

    /** A kubeconfig for its administrator that works from here. */
    String adminKubeconfig() {
        return first().run("cat", Kubeadm.ADMIN).replaceAll("server: \\S+", "server: " + url());
    }

    void remove() {
        all.forEach(Node::remove);
    }
}
