package dev.podfall.web.cluster;

import dev.podfall.engine.Cluster;

/** A cluster of this home, whether or not it runs. Safe to use from several threads. */
final class KeptCluster {
    private BareCluster shown;
    private Cluster cluster;
    private boolean deleted;

    KeptCluster(BareCluster shown) {
        this.shown = shown;
    }

    /** As it is now. */
    synchronized BareCluster shown() {
        if (cluster == null) {
            return shown;
        }
        return cluster.trouble()
                .map(why -> shown.troubled(cluster.isClosed() ? "closed" : "stuck", why))
                .orElse(shown);
    }

    /** @return false if nobody wants it any more: it was deleted while it was opened */
    synchronized boolean runs(Cluster opened, BareCluster newShown) {
        if (!deleted) {
            cluster = opened;
            shown = newShown;
        }
        return !deleted;
    }

    synchronized void closed(String why) {
        shown = shown.troubled("closed", why);
    }

    /** @return the cluster to end, or null if it does not run */
    synchronized Cluster delete() {
        deleted = true;
        return cluster;
    }

    /** @return the cluster to let go of, or null if it does not run */
    synchronized Cluster letGo() {
        return cluster;
    }

    synchronized boolean isClosed() {
        return shown().state().equals("closed");
    }

    synchronized void opens() {
        cluster = null;
        shown = new BareCluster(
                shown.name(),
                shown.kubeconfig(),
                shown.url(),
                shown.nodes(),
                shown.speed(),
                shown.seed(),
                "opening",
                null,
                null);
    }
}
