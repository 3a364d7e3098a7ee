package dev.podfall.engine.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Finding;
import dev.podfall.engine.Progress;
import dev.podfall.engine.real.KubeconfigUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingConfigTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: team, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """;

    @TempDir
    Path home;

    @Test
    void without_a_file_the_next_step_is_to_write_one() {
        assertThatThrownBy(() -> ExistingConfig.read(home))
                .isInstanceOf(ExistingNotConfigured.class)
                .hasMessageContaining("existing.yaml");
        assertThat(new ExistingProvider(home).sweep(Set.of())).isEmpty();
        assertThat(new ExistingProvider(home).reopen("x", home)).isEmpty();
    }

    @Test
    void a_file_without_a_context_is_not_enough() throws IOException {
        write("kubeconfig: k.yaml\n");
        assertThatThrownBy(() -> ExistingConfig.read(home)).hasMessageContaining("context is missing");
    }

    @Test
    void a_setting_that_does_not_exist_is_named() throws IOException {
        write("kubeconfig: k.yaml\ncontext: team\nimage: x\n");
        assertThatThrownBy(() -> ExistingConfig.read(home))
                .isInstanceOf(ExistingNotConfigured.class)
                .hasMessageContaining("\"image\"");
    }

    @Test
    void images_are_found_under_the_prefix() throws IOException {
        write("kubeconfig: k.yaml\ncontext: team\nimages: registry.example.com/podfall/\n");
        assertThat(ExistingConfig.read(home).image("registry.ml.internal/podfall-prober:1"))
                .isEqualTo("registry.example.com/podfall/podfall-prober:1");
    }

    @Test
    void a_cluster_that_is_not_there_is_said_to_be_silent() throws IOException {
        write("kubeconfig: k.yaml\ncontext: team\n");
        assertThatThrownBy(this::provision).isInstanceOf(KubeconfigUnusable.class);
        Files.writeString(home.resolve("k.yaml"), KUBECONFIG);
        assertThatThrownBy(this::provision)
                .isInstanceOf(ClusterUnreachable.class)
                .hasMessageContaining("http://127.0.0.1:1");
        write("kubeconfig: k.yaml\ncontext: other\n");
        assertThatThrownBy(this::provision)
                .isInstanceOf(KubeconfigUnusable.class)
                .hasMessageContaining("context other");
    }

    @Test
    void a_checkup_stops_where_it_cannot_go_on() throws IOException {
        assertThat(new ExistingCheckup(home).findings())
                .singleElement()
                .returns("config", Finding::what)
                .returns(Finding.State.MISSING, Finding::state);
        write("kubeconfig: k.yaml\ncontext: team\n");
        Files.writeString(home.resolve("k.yaml"), KUBECONFIG);
        assertThat(new ExistingCheckup(home).findings())
                .extracting(Finding::what)
                .containsExactly("config", "context", "reachable");
    }

    private void provision() {
        new ExistingProvider(home)
                .provision(new ClusterSpec("x", 1, 0, Duration.ZERO, home.resolve("x")), Progress.NONE);
    }

    private void write(String text) throws IOException {
        Files.writeString(ExistingConfig.file(home), text);
    }
}
