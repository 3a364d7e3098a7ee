package dev.podfall.sim.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardDataTest {
    private static final SuiteResult EMBEDDED = new SuiteResult("kr8s", "embedded", "0.1", 90, 110, "2026-01-02", "");
    private static final SuiteResult REAL = new SuiteResult("kr8s", "real", "0.1", 100, 110, "2026-01-01", "slow");

    @TempDir
    Path folder;

    @Test
    void a_result_takes_the_place_of_the_one_before_and_is_read_as_it_was_written() throws IOException {
        Path file = folder.resolve("scoreboard.txt");
        SuiteResult better = new SuiteResult("kr8s", "embedded", "0.2", 95, 110, "2026-01-03", "a | b");
        new Scoreboard(List.of()).with(EMBEDDED).with(REAL).with(better).write(file);
        assertThat(Scoreboard.read(file).results())
                .containsExactly(new SuiteResult("kr8s", "embedded", "0.2", 95, 110, "2026-01-03", "a / b"), REAL);
    }

    @Test
    void the_share_is_of_what_passes_on_a_real_cluster() {
        assertThat(new Scoreboard(List.of(EMBEDDED, REAL)).table(List.of("kr8s"), Map.of()))
                .contains("| kr8s | 0.1 | 90 of 110 (2026-01-02) | 100 of 110 (2026-01-01) | 90.0 % | real: slow |");
    }

    @Test
    void without_a_real_result_the_share_is_of_all_and_says_so() {
        assertThat(new Scoreboard(List.of(EMBEDDED)).table(List.of("kr8s"), Map.of()))
                .contains("| kr8s | 0.1 | 90 of 110 (2026-01-02) | not measured yet | 81.8 % of all |");
    }

    @Test
    void what_a_machine_cannot_run_has_a_row_that_says_why() {
        assertThat(new Scoreboard(List.of()).table(List.of("conformance"), Map.of("conformance", "there is no go")))
                .contains("| conformance |  | not measured yet | not measured yet |  | not run: there is no go |");
    }

    @Test
    void a_suite_that_nobody_has_run_yet_is_no_secret() throws IOException {
        String table = Scoreboard.read(Scoreboard.FILE).table(Scoreboard.suites(), Map.of());
        assertThat(table).contains("| own sessions |", "| transcripts |", "| kr8s |", "| conformance |", "| helm |");
    }

    @Test
    void a_line_that_is_no_result_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("scoreboard.txt"), "kr8s | embedded\n");
        assertThatThrownBy(() -> Scoreboard.read(file)).hasMessageContaining("kr8s | embedded");
    }

    @Test
    void of_a_report_skipped_tests_and_what_frames_a_suite_do_not_count() throws IOException {
        Path file = Files.writeString(folder.resolve("junit.xml"), """
                <testsuites><testsuite>
                <testcase classname="s" name="[It] lists"/>
                <testcase classname="s" name="[It] watches"><failure>late</failure></testcase>
                <testcase classname="s" name="[It] dreams"><skipped/></testcase>
                <testcase classname="s" name="[BeforeSuite]"/>
                <testcase classname="s" name="[SynchronizedAfterSuite] "/>
                </testsuite></testsuites>
                """);
        assertThat(JUnitReport.read(file)).isEqualTo(Map.of("s [It] lists", true, "s [It] watches", false));
    }

    @Test
    void a_suite_says_what_it_lacks_and_counts_what_it_noted() throws IOException, InterruptedException {
        ForeignSuite lacking = script("echo version 1 >results.txt; echo there is no go; exit 3");
        ForeignSuite running = script("printf 'version 2\\npassed a b\\nfailed c\\nnote half\\n' >results.txt");
        assertThatThrownBy(() -> run(lacking))
                .isInstanceOf(SuiteAbsentException.class)
                .hasMessage("there is no go");
        assertThat(run(running)).isEqualTo(new SuiteOutcome("2", 1, 2, "half", "passed a b\nfailed c\n"));
    }

    @Test
    void a_suite_that_breaks_is_no_result() throws IOException {
        ForeignSuite broken = script("echo passed a >results.txt; echo it burns; exit 1");
        assertThatThrownBy(() -> run(broken)).hasMessageContaining("it burns");
    }

    @Test
    void lines_agree_command_by_command_and_in_their_order() {
        Agreement agreement = new Agreement();
        agreement.commands(
                "a",
                "$ kubectl get a\none\ntwo\nthree\n[exit 0]\n\n$ kubectl get b\nfour\n",
                "$ kubectl get a\none\nthree\ntwo\n");
        assertThat(agreement.lines()).isEqualTo(5);
        assertThat(agreement.agreeing()).isEqualTo(2);
        assertThat(agreement.details()).contains("== a $ kubectl get b\n  - four\n");
    }

    @Test
    void events_agree_in_any_order() {
        Agreement agreement = new Agreement();
        agreement.text("events", "one\ntwo\nthree\n", "three\ntwo\nfour\n", true);
        assertThat(agreement.agreeing()).isEqualTo(2);
    }

    private ForeignSuite script(String text) throws IOException {
        return new ForeignSuite(Files.writeString(Files.createTempFile(folder, "suite", ""), text));
    }

    private SuiteOutcome run(ForeignSuite suite) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "work");
        return suite.run(
                new RealCluster(folder.resolve("kubeconfig")),
                new SuiteRoom(work, folder, java.time.Duration.ofMinutes(1)));
    }
}
