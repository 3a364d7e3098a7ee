package dev.podfall.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigFileTest {
    @Test
    void a_kubeconfig_of_somebody_else_is_never_written_over(@TempDir Path folder) throws IOException {
        Path theirs = Files.writeString(folder.resolve("config"), "apiVersion: v1\nkind: Config\n");
        assertThatThrownBy(() -> new KubeconfigFile(theirs).refuseForeign())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("stays as it is");
        assertThat(theirs).hasContent("apiVersion: v1\nkind: Config\n");
    }

    @Test
    void our_own_kubeconfig_may_be_written_again(@TempDir Path folder) throws IOException {
        Path ours = Files.writeString(folder.resolve("config"), "clusters:\n- name: \"podfall-demo\"\n");
        Path next = Files.writeString(folder.resolve("next"), "clusters:\n- name: \"podfall-next\"\n");
        KubeconfigFile file = new KubeconfigFile(ours);
        file.refuseForeign();
        file.copyFrom(next);
        assertThat(ours).content().contains("podfall-next");
    }
}
