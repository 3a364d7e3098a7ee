package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GameDayProofsTest {
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private final Catalogue catalogue = Catalogue.builtIn();

    @TestFactory
    Stream<DynamicTest> every_drill_proves_itself() {
        GameDayProofs proofs = new GameDayProofs(catalogue, new EmbeddedProvider(WALL));
        assertThat(catalogue.gameDayIds()).hasSizeGreaterThanOrEqualTo(6);
        return catalogue.gameDayIds().stream()
                .map(id -> DynamicTest.dynamicTest(
                        id,
                        () -> assertThat(proofs.prove(id).claims())
                                .allSatisfy((claim, problems) ->
                                        assertThat(problems).as(claim).isEmpty())));
    }

    @Test
    void what_the_authoring_page_shows_proves_itself(@TempDir Path folder) throws IOException {
        String page = Files.readString(Path.of("../scenarios/GAMEDAYS.md"));
        List<String> examples = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList();
        Path drill = folder.resolve("gamedays/answers-stop");
        Files.createDirectories(drill.resolve("runbooks"));
        Files.writeString(drill.resolve("gameday.yaml"), examples.get(0));
        Files.writeString(drill.resolve("runbooks/mend-the-selector.yaml"), examples.get(1));
        Catalogue own = Catalogue.in(folder).overBuiltIn();
        assertThat(new GameDayProofs(own, new EmbeddedProvider(WALL))
                        .prove("answers-stop")
                        .claims())
                .hasSize(3)
                .allSatisfy((claim, problems) -> assertThat(problems).as(claim).isEmpty());
    }
}
