package dev.podfall.sim.kubelet.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.files.FileStore;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.pod.PodView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtomicWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final FileStore store = FileStore.temporary(InstantSource.fixed(NOW));
    private final Tree tree = store.node("n", 1 << 20).unsaved(1 << 20);

    @AfterEach
    void close() {
        store.close();
    }

    private void write(Map<String, FileProjection> files, int second) {
        new AtomicWriter(tree).write(files, NOW.plusSeconds(second));
    }

    private static FileProjection file(int content, int mode) {
        return new FileProjection(new byte[] {(byte) content}, mode, null);
    }

    @Test
    void names_lead_through_data_to_files_that_are_swapped_together() {
        write(Map.of("a", file(1, 0400), "b/c", file(2, 0644)), 0);
        assertThat(tree.find("a").target()).isEqualTo("..data/a");
        assertThat(tree.follow("a").mode()).isEqualTo(0400);
        write(Map.of("b/c", file(3, 0644)), 1);
        assertThat(tree.find("a")).isNull();
        assertThat(tree.follow("b/c").content().bytes(10)).containsExactly(3);
        assertThat(tree.root().children()).hasSize(3);
    }

    @Test
    void a_group_of_the_pod_may_read_what_its_volumes_hold() {
        write(Map.of("a", file(1, 0400)), 0);
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.withObject("/spec/securityContext").put("fsGroup", 2000);
        VolumeOwnership.of(new PodView(pod)).give(tree, "", true);
        assertThat(tree.follow("a").group()).isEqualTo(2000);
        assertThat(tree.follow("a").mode()).isEqualTo(0440);
        assertThat(tree.root().mode() & 02000).isEqualTo(02000);
    }
}
