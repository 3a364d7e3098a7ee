package dev.podfall.engine.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApiContract;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedApiTest extends ClusterApiContract {
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new EmbeddedProvider(InstantSource.system())
                .provision(new ClusterSpec("contract", 1, 1, Duration.ofHours(1), null), Progress.NONE);
        cluster.api()
                .create((ObjectNode) json("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'contract'}}"));
    }

    @AfterAll
    static void stop() {
        cluster.remove();
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
