package dev.podfall.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
    private final EmbeddedProvider provider = new EmbeddedProvider(InstantSource.system());

    @TempDir
    Path folder;

    @Test
    void copies_begin_at_the_moment_that_was_saved_and_go_ways_of_their_own() {
        Path saved = folder.resolve("saved");
        Cluster original = provider.provision(new ClusterSpec("one", 1, 1, Duration.ofHours(1), saved), Progress.NONE);
        original.await(() -> false, Duration.ofMinutes(2));
        Instant then = original.now();
        original.close();
        Cluster first = provider.openCopy("one", saved, folder.resolve("first")).orElseThrow();
        Cluster second =
                provider.openCopy("one", saved, folder.resolve("second")).orElseThrow();
        assertThat(first.url()).isNotEqualTo(second.url());
        assertThat(Duration.between(first.now(), then).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(second.now()).isEqualTo(first.now());
        first.api().create(namespace("only-first"));
        first.await(() -> false, Duration.ofMinutes(1));
        assertThat(second.api().find("Namespace", null, "only-first")).isEmpty();
        assertThat(second.now()).isBefore(first.now());
        first.remove();
        second.remove();
        assertThat(folder.resolve("first")).doesNotExist();
        Cluster again = provider.openCopy("one", saved, folder.resolve("third")).orElseThrow();
        assertThat(again.api().find("Namespace", null, "only-first")).isEmpty();
        again.remove();
    }

    @Test
    void copies_that_are_not_kept_begin_there_too_and_leave_nothing() {
        Path saved = folder.resolve("saved");
        Cluster original = provider.provision(new ClusterSpec("one", 1, 1, Duration.ofHours(1), saved), Progress.NONE);
        original.api().create(server());
        original.await(() -> logs(original).contains("start worker process"), Duration.ofMinutes(2));
        String before = logs(original);
        Instant then = original.now();
        original.close();
        ClusterProvider.Copies copies = provider.copies("one", saved).orElseThrow();
        Cluster first = copies.open(folder.resolve("first"));
        Cluster second = copies.open(folder.resolve("second"));
        assertThat(Duration.between(first.now(), then).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(logs(first)).isEqualTo(before);
        first.api().create(namespace("only-first"));
        first.await(() -> false, Duration.ofMinutes(1));
        assertThat(first.api()
                        .exec("default", "web", "web", List.of("sh", "-c", "echo again > /proc/1/fd/1"))
                        .exitCode())
                .isZero();
        first.await(() -> false, Duration.ofMinutes(1));
        assertThat(logs(first)).isEqualTo(before + "again\n");
        assertThat(logs(second)).isEqualTo(before);
        assertThat(second.api().find("Namespace", null, "only-first")).isEmpty();
        first.close();
        assertThat(provider.openCopy("one", saved, folder.resolve("third"))
                        .map(c -> c.api().find("Namespace", null, "only-first")))
                .hasValue(Optional.empty());
        first.remove();
        second.remove();
        assertThat(folder.resolve("first")).doesNotExist();
        assertThat(folder.resolve("second")).doesNotExist();
    }

    private static String logs(Cluster cluster) {
        return cluster.api()
                .find("Pod", "default", "web")
                .filter(p -> p.at("/status/phase").asText().equals("Running"))
                .map(p -> cluster.api().logs("default", "web", "web", false))
                .orElse("");
    }

    private static ObjectNode server() {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("apiVersion", "v1")
                .put("kind", "Pod")
                .putObject("metadata")
                .put("name", "web")
                .put("namespace", "default");
        pod.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "web")
                .put("image", "nginx:1.27");
        return pod;
    }

    private static ObjectNode namespace(String name) {
        ObjectNode namespace = JsonNodeFactory.instance.objectNode();
        namespace
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .putObject("metadata")
                .put("name", name);
        return namespace;
    }
}
