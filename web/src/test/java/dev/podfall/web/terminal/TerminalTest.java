package dev.podfall.web.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.shell.ClusterShell;
import dev.podfall.web.terminal.TerminalPlace.Ground;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real shell, with and without a page that shows it. */
@Timeout(120)
class TerminalTest {
    private static final Size SIZE = new Size(100, 30);

    @TempDir
    Path home;

    private final CompletableFuture<Terminal> over = new CompletableFuture<>();
    private final Ground ground = new Ground("tests", "one", Path.of("/nowhere/kubeconfig"), Map.of());
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = begun("");
    }

    /** @param startFile what the shell reads first; empty for nothing */
    private Terminal begun(String startFile) {
        var environment = new HashMap<>(ShellEnvironment.of(System.getenv(), home));
        environment.putAll(Map.of("SHELL", "/bin/sh", "PS1", "$ ", "ENV", startFile));
        var shell = ClusterShell.of(environment, Map.of("KUBECONFIG", "/nowhere/kubeconfig"), home);
        var begun = new Terminal("id", 1, ground, ShellProcess.start(shell, home, SIZE), over::complete);
        begun.begin();
        return begun;
    }

    @AfterEach
    void end() {
        terminal.end("The test is over.");
    }

    /** A page that acknowledges what it shows, or does not. */
    private final class Screen implements Viewer {
        private final boolean shows;
        private final StringBuilder text = new StringBuilder();
        private final List<String> told = new ArrayList<>();
        private long position = -1;
        private boolean left;

        Screen(boolean shows) {
            this.shows = shows;
        }

        @Override
        public synchronized void show(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.ISO_8859_1));
            position += bytes.length;
            if (shows) {
                CompletableFuture.runAsync(() -> terminal.acknowledge(this, position()));
            }
            notifyAll();
        }

        @Override
        public synchronized void tell(String message) {
            told.add(message);
            if (message.contains("\"attached\"")) {
                position = Long.parseLong(message.replaceAll("\\D", ""));
            }
            notifyAll();
        }

        @Override
        public synchronized void leave() {
            left = true;
            notifyAll();
        }

        synchronized long position() {
            return position;
        }

        /** Waits until it shows a text; the test's time limit is the patience. */
        synchronized String awaitText(String expected) throws InterruptedException {
            while (text.indexOf(expected) < 0) {
                wait();
            }
            return text.toString();
        }

        synchronized void awaitTold(String expected) throws InterruptedException {
            while (told.stream().noneMatch(message -> message.contains(expected))) {
                wait();
            }
        }

        synchronized void awaitLength(long least) throws InterruptedException {
            while (text.length() < least) {
                wait();
            }
        }
    }

    private Screen attached(boolean shows, long seen) {
        var screen = new Screen(shows);
        assertThat(terminal.attach(screen, seen, SIZE)).isTrue();
        return screen;
    }

    @Test
    void what_is_typed_runs_with_the_kubeconfig_and_the_size_of_the_page() throws Exception {
        var screen = attached(true, -1);
        terminal.type(screen, "echo config=$KUBECONFIG; stty size\n");
        screen.awaitText("config=/nowhere/kubeconfig");
        screen.awaitText("30 100");
        terminal.resize(screen, new Size(77, 11));
        terminal.type(screen, "stty size\n");
        screen.awaitText("11 77");
    }

    @Test
    void what_is_typed_while_the_shell_reads_its_start_files_waits_for_it() throws Exception {
        var gate = home.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        var startFile = Files.writeString(home.resolve("start"), "echo star''ting; read line < '" + gate + "'\n");
        terminal.end("Another one follows.");
        terminal = begun(startFile.toString());
        var screen = attached(true, -1);
        screen.awaitText("starting");
        terminal.type(screen, "echo typed''early\n");
        terminal.resize(screen, new Size(77, 11));
        terminal.type(screen, "stty size\n");
        Files.writeString(gate, "go\n");
        screen.awaitText("typedearly");
        screen.awaitText("11 77");
    }

    @Test
    void a_page_that_comes_back_gets_what_it_missed_and_no_more() throws Exception {
        var first = attached(true, -1);
        terminal.type(first, "echo fi''rst; (read x < /dev/tty; echo mis''sed)\n");
        first.awaitText("first");
        terminal.detach(first);
        var seen = first.position();

        var second = attached(true, seen);
        terminal.type(second, "\n");
        var text = second.awaitText("missed");
        assertThat(text).doesNotContain("first");
        assertThat(second.told.get(0)).contains("\"fresh\":false");

        var third = attached(true, -1);
        assertThat(third.awaitText("missed")).contains("first");
        assertThat(third.told.get(0)).contains("\"fresh\":true");
    }

    @Test
    void the_page_that_showed_it_before_is_told_and_types_no_more() throws Exception {
        var first = attached(true, -1);
        var second = attached(true, -1);
        first.awaitTold("taken");
        assertThat(first.left).isTrue();
        terminal.type(first, "echo old''page\n");
        terminal.type(second, "echo new''page\n");
        assertThat(second.awaitText("newpage")).doesNotContain("oldpage");
    }

    @Test
    void a_program_that_prints_without_end_waits_for_a_page_that_shows_nothing_and_keeps_a_bounded_scrollback()
            throws Exception {
        var frozen = attached(false, -1);
        terminal.type(frozen, "yes\n");
        frozen.awaitLength(Terminal.AHEAD);
        var one = frozen.position();
        terminal.acknowledge(frozen, one);
        frozen.awaitLength(one + Terminal.AHEAD / 2);
        assertThat(frozen.position()).isLessThanOrEqualTo(one + Terminal.AHEAD + 2L * Terminal.CHUNK);

        var back = attached(true, -1);
        back.awaitText("y\r\ny\r\n");
        assertThat(back.text.length()).isLessThanOrEqualTo(Terminal.SCROLLBACK + 100);
        back.awaitLength(3L * Terminal.SCROLLBACK);
        terminal.type(back, "\003");
        terminal.type(back, "echo still''here\n");
        back.awaitText("stillhere");
    }

    @Test
    void more_than_a_program_reads_is_refused_and_not_kept() throws Exception {
        var screen = attached(true, -1);
        terminal.type(screen, "stty -echo -icanon; echo re''ady; sleep 1000\n");
        screen.awaitText("ready");
        var piece = "x".repeat(8192);
        for (var i = 0; i < 400; i++) {
            terminal.type(screen, piece);
        }
        screen.awaitTold("full");
    }

    @Test
    void a_shell_that_ends_says_how() throws Exception {
        var screen = attached(true, -1);
        terminal.type(screen, "exit 7\n");
        screen.awaitTold("\"code\":7");
        assertThat(over.get(60, TimeUnit.SECONDS)).isSameAs(terminal);
        assertThat(terminal.attach(new Screen(true), -1, SIZE)).isFalse();
    }

    @Test
    void ending_it_ends_what_runs_in_it_also_what_does_not_listen() throws Exception {
        var screen = attached(true, -1);
        terminal.type(
                screen, "trap '' HUP TERM; sh -c 'trap \"\" HUP TERM; echo pid=$$.; while :; do sleep 1; done'\n");
        var text = screen.awaitText(".\r\n");
        while (!text.matches("(?s).*pid=\\d+\\..*")) {
            text = screen.awaitText("pid=");
        }
        var pid = Long.parseLong(text.replaceFirst("(?s).*pid=(\\d+)\\..*", "$1"));
        var deaf = ProcessHandle.of(pid).orElseThrow();
        terminal.end("The attempt is over.");
        screen.awaitTold("The attempt is over.");
        deaf.onExit().get(60, TimeUnit.SECONDS);
        assertThat(deaf.isAlive()).isFalse();
    }
}
