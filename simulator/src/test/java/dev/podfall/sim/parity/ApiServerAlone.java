package dev.podfall.sim.parity;

import dev.podfall.sim.api.BareCluster;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded API server without controllers, scheduler or nodes: what libraries for operators start to test themselves. */
final class ApiServerAlone implements TestedCluster {
    private final BareCluster cluster;
    private final Path kubeconfig;

    ApiServerAlone(Path directory) throws IOException {
        cluster = BareCluster.now();
        kubeconfig = cluster.adminKubeconfig(directory);
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void hurry() {
        // Nothing happens in it by itself.
    }

    @Override
    public void calm() {
        // Likewise.
    }

    @Override
    public void close() {
        cluster.close();
    }
}
