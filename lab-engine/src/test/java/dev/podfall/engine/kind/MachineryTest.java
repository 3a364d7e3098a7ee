package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kind")
class MachineryTest {
    @TempDir
    Path home;

    @Test
    void a_cluster_of_two_nodes_comes_up_and_leaves_nothing() {
        Docker docker = Docker.connect();
        Labels labels = new Labels(home);
        List<String> told = new ArrayList<>();
        Nodes nodes = new Machinery(docker, KindSettings.of(System.getenv()), labels)
                .build("try", 2, (phase, text, state, millis) -> told.add(phase + " " + state + " " + millis), n -> {});
        try {
            String ready = nodes.first().run("kubectl", "get", "nodes", "--no-headers");
            assertThat(told).first().asString().startsWith("container started");
            assertThat(told).last().asString().startsWith("ready done");
            assertThat(ready.lines()).hasSize(2).allMatch(l -> l.contains(" Ready "));
        } finally {
            nodes.remove();
        }
        assertThat(docker.containers(labels.ofAll())).isEmpty();
    }
}
