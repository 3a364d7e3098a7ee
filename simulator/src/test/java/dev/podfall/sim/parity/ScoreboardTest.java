package dev.podfall.sim.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suites of others, on the embedded cluster or, with {@code -Dfidelity.kubeconfig}, on a real one, whose results are what the
 * embedded one's are held against. Part of {@code -Pfidelity} alone.
 */
@Tag("scoreboard")
class ScoreboardTest {
    private static final Path OUTCOMES = Path.of("target/fidelity").toAbsolutePath();
    private static final Duration MOST = Duration.ofMinutes(Integer.getInteger("fidelity.minutes", 20));
    private static final String ONLY = System.getProperty("fidelity.only", ".*");
    private static final Path CACHE =
            Path.of(System.getProperty("fidelity.cache", System.getProperty("user.home") + "/.cache/podfall-fidelity"));

    private static final Map<String, String> ABSENT = new TreeMap<>();

    @TempDir
    static Path directory;

    @BeforeAll
    static void look() {
        Needs.kubectl("the scoreboard");
    }

    @AfterAll
    static void show() throws IOException {
        System.out.println("\n" + Scoreboard.read(Scoreboard.FILE).table(Scoreboard.suites(), ABSENT));
        Files.writeString(Path.of("PARITY.md"), ParityPage.text());
    }

    @TestFactory
    Stream<DynamicTest> suites() throws IOException {
        return Suite.all().stream()
                .filter(suite -> suite.name().matches(ONLY))
                .map(suite -> dynamicTest(suite.name(), () -> run(suite)));
    }

    private static void run(Suite suite) throws IOException, InterruptedException {
        Optional<TestedCluster> real = RealCluster.given(System.getProperty("fidelity.kubeconfig"));
        if (real.isPresent()) {
            note(suite, real.get(), SuiteResult.REAL);
        } else {
            try (TestedCluster embedded = embedded(suite)) {
                note(suite, embedded, SuiteResult.EMBEDDED);
            }
        }
    }

    private static TestedCluster embedded(Suite suite) throws IOException {
        Path own = Files.createTempDirectory(directory, "cluster");
        return suite.wantsTheApiServerAlone() ? new ApiServerAlone(own) : new EmbeddedCluster(own);
    }

    private static void note(Suite suite, TestedCluster cluster, String kind) throws IOException, InterruptedException {
        Path work = OUTCOMES.resolve(kind + "-" + suite.name().replace(' ', '-'));
        empty(work);
        try {
            SuiteOutcome outcome = suite.run(cluster, new SuiteRoom(work, CACHE, MOST));
            Files.writeString(work.resolve("details"), outcome.details());
            assertThat(outcome.version()).as("version of " + suite.name()).isNotEmpty();
            assertThat(outcome.total()).as("results of " + suite.name()).isPositive();
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            Scoreboard.read(Scoreboard.FILE)
                    .with(outcome.result(suite.name(), kind, today))
                    .write(Scoreboard.FILE);
        } catch (SuiteAbsentException absent) {
            ABSENT.put(suite.name(), absent.getMessage());
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
