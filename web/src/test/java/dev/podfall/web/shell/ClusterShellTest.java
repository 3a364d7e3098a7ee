package dev.podfall.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real shells, started as a terminal starts them. */
@Timeout(60)
class ClusterShellTest {
    private static final Map<String, String> CLUSTER =
            Map.of("KUBECONFIG", "/labs/kubeconfig", "PODFALL_ATTEMPT", "one-1");

    @TempDir
    Path place;

    private Path person;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void furnish() throws IOException {
        person = Files.createDirectories(place.resolve("person"));
        var programs = Files.createDirectories(place.resolve("bin"));
        var kubectl = programs.resolve("kubectl");
        Files.writeString(
                kubectl,
                "#!/bin/sh\n[ \"$1\" = completion ] && { echo '__start_kubectl() { COMPREPLY=(pods); }'; exit; }\necho real kubectl: \"$@\"\n");
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        environment.put("HOME", person.toString());
        environment.put("PATH", programs + ":/usr/bin:/bin");
    }

    private String run(String script) throws IOException, InterruptedException {
        var shell = ClusterShell.of(environment, CLUSTER, place.resolve("podfall"));
        var builder =
                new ProcessBuilder(shell.command()).redirectErrorStream(true).directory(person.toFile());
        builder.environment().clear();
        builder.environment().putAll(shell.environment());
        var process = builder.start();
        try (var in = process.outputWriter()) {
            in.write(script + "\nexit\n");
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void programs_that_were_fetched_are_found_after_the_persons_own() {
        var shell = ClusterShell.of(environment, CLUSTER, place.resolve("podfall"));
        assertThat(shell.environment())
                .containsEntry("PATH", place.resolve("bin") + ":/usr/bin:/bin:" + place.resolve("podfall/bin"));
    }

    @Test
    void the_persons_own_shell_is_taken_else_bash_else_sh() {
        environment.put("SHELL", "/bin/sh");
        assertThat(ClusterShell.of(environment, CLUSTER, place).command().get(0))
                .isEqualTo("/bin/sh");
        environment.put("SHELL", "/no/such/shell");
        assertThat(ClusterShell.of(environment, CLUSTER, place).command().get(0))
                .endsWith("/bash");
        environment.put("PATH", place.toString());
        assertThat(ClusterShell.of(environment, CLUSTER, place).command().get(0))
                .isEqualTo("/bin/sh");
    }

    @Test
    void bash_reads_the_persons_file_and_then_reaches_the_lab_whatever_that_file_says() throws Exception {
        environment.put("SHELL", "/bin/bash");
        Files.writeString(person.resolve(".bashrc"), "export KUBECONFIG=/my/own; mine=yes\n");
        assertThat(run("echo \"[$KUBECONFIG] [$mine] [$PODFALL_ATTEMPT] [$PODFALL_SHELL_KUBECONFIG]\""))
                .contains("[/labs/kubeconfig] [yes] [one-1] []");
    }

    @Test
    void bash_has_the_alias_and_reads_completion_when_it_is_first_wanted() throws Exception {
        environment.put("SHELL", "/bin/bash");
        assertThat(run("k get pods; complete -p kubectl k"))
                .contains("real kubectl: get pods")
                .contains("_podfall_kubectl kubectl", "_podfall_kubectl k");
        assertThat(run("_podfall_kubectl; echo \"again: $?\"; complete -p k"))
                .contains("again: 124")
                .contains("__start_kubectl k");
    }

    @Test
    void a_k_of_the_persons_own_stays() throws Exception {
        environment.put("SHELL", "/bin/bash");
        Files.writeString(person.resolve(".bashrc"), "alias k='echo my own k'\n");
        assertThat(run("k get pods")).contains("my own k get pods");
    }

    @Test
    void sh_reads_the_persons_file_and_then_reaches_the_lab() throws Exception {
        environment.put("SHELL", "/bin/sh");
        var own = person.resolve("own");
        Files.writeString(own, "export KUBECONFIG=/my/own; mine=yes\n");
        environment.put("ENV", own.toString());
        assertThat(run("echo \"[$KUBECONFIG] [$mine] [$ENV]\"; k get pods"))
                .contains("[/labs/kubeconfig] [yes] [" + own + "]", "real kubectl: get pods");
    }

    @Test
    void a_person_without_kubectl_gets_a_shell_all_the_same() throws Exception {
        environment.put("SHELL", "/bin/bash");
        environment.put("PATH", "/bin");
        Files.delete(place.resolve("bin/kubectl"));
        assertThat(run("echo \"[$KUBECONFIG]\"")).contains("[/labs/kubeconfig]");
    }
}
