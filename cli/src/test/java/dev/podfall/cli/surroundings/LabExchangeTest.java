package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs that go to other platforms, come from them, and go from hand to hand in a signed pack. */
class LabExchangeTest {
    private static final int REFUSED = 3;
    private static final int AUTHOR = 5;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void a_lab_goes_out_and_its_verifiers_run_in_the_sandbox_alone_when_it_comes_in() throws Exception {
        Path theirs = folder.resolve("theirs");
        Outcome out = shell.podfall(
                "author", "export", "empty-endpoints", theirs.toString(), "--format", "killercoda", "-o", "json");
        assertThat(out.exit()).as(out.err()).isZero();
        assertThat(theirs.resolve("setup.sh")).content().contains("kubectl patch deployment/fraud-scorer");
        Outcome again =
                shell.podfall("author", "export", "empty-endpoints", theirs.toString(), "--format", "killercoda");
        assertThat(again.exit()).isEqualTo(REFUSED);
        Path trace = folder.resolve("trace");
        Files.writeString(theirs.resolve("local.sh"), "hostname; touch " + trace + " || echo kept out\n");
        Path index = theirs.resolve("index.json");
        Files.writeString(
                index,
                Files.readString(index)
                        .replaceFirst("\"steps\" : \\[ \\{", "\"steps\" : [ {\"verify\": \"local.sh\"}, {"));
        String labs = folder.resolve("labs").toString();
        Outcome in = shell.podfall(
                "author", "import", theirs.toString(), "--catalogue", labs, "--run-verifiers", "-o", "json");
        assertThat(in.exit()).as(in.err()).isZero();
        JsonNode lab = in.json().at("/labs/0");
        assertThat(lab.path("sandbox").asText()).contains("pod default/sandbox");
        assertThat(lab.at("/verifiers/0/output").asText()).contains("sandbox", "kept out");
        assertThat(lab.at("/verifiers/1/refused").asText()).contains("kubectl");
        assertThat(lab.path("leftOut")).isNotEmpty();
        assertThat(trace).doesNotExist();
        assertThat(shell.podfall("author", "lint", "theirs", "--catalogue", labs)
                        .out())
                .contains("Still to write")
                .doesNotContain("no such file");
    }

    @Test
    void a_signed_pack_is_a_catalogue_and_is_written_by_nobody() throws Exception {
        String labs = folder.resolve("labs").toString();
        String pack = folder.resolve("labs.zip").toString();
        shell.podfall("author", "new", "requests-hang", "--catalogue", labs);
        Outcome made = shell.podfall("author", "pack", pack, "--catalogue", labs, "-o", "json");
        assertThat(made.exit()).as(made.err()).isZero();
        Outcome known = shell.podfall("author", "sign", pack, "--verify", "-o", "json");
        assertThat(known.json().path("signer")).isEqualTo(made.json().path("signer"));
        Outcome lint = shell.podfall("author", "lint", "requests-hang", "--catalogue", pack);
        assertThat(lint.exit()).isEqualTo(AUTHOR);
        assertThat(lint.out()).contains("Still to write");
        assertThat(shell.podfall("author", "new", "more", "--catalogue", pack).exit())
                .isEqualTo(REFUSED);
        assertThat(shell.podfall("author", "fetch", "http://127.0.0.1/x.git").err())
                .contains("only https:");
    }
}
