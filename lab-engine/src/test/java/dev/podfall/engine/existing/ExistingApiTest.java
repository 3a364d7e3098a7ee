package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApiContract;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.real.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Through the names of an attempt. */
@Tag("real-cluster")
class ExistingApiTest extends ClusterApiContract {
    @TempDir
    static Path home;

    private static Permission permission;
    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        permission = Permission.give("4");
        Files.writeString(
                ExistingConfig.file(home),
                "kubeconfig: " + TestCluster.kubeconfig() + "\ncontext: " + TestCluster.context() + "\n");
        cluster = new ExistingProvider(home)
                .provision(new ClusterSpec("contract", 1, 0, Duration.ZERO, home.resolve("contract")), Progress.NONE);
        ObjectNode namespace = new ObjectMapper().createObjectNode();
        namespace.put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", "contract");
        cluster.api().create(namespace);
    }

    @AfterAll
    static void remove() {
        cluster.remove();
        permission.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected String namespace() {
        return "contract";
    }
}
