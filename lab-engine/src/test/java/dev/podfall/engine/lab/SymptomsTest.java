package dev.podfall.engine.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Progress;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.draft.LabDraft;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An author whose symptom does not show is told what is there instead. */
class SymptomsTest {
    private static final String WRITTEN =
            "podsWaiting: {namespace: ml-serving-prod, selector: app=fraud-scorer, reason: ImagePullBackOff, restarts: 0}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        podsWaiting: {namespace: ml-serving-prod, selector: app=fraud-scorer, reason: Other} | waiting: ImagePullBackOff, not ready
        podsUnready: {namespace: ml-serving-prod, selector: app=nobody}                      | Seen: no pod
        eventSeen: {namespace: ml-serving-prod, reason: Other}                               | Scheduled
        rolledOut: {namespace: ml-serving-prod, deployment: fraud-scorer}                    | has not ended
        rolledOut: {namespace: ml-serving-prod, deployment: other}                           | no such Deployment
        """)
    void what_does_not_show_is_told_with_what_is_there(String symptom, String seen) throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.startup);
        Path faults = folder.resolve("labs/startup/requests-hang/faults.yaml");
        Files.writeString(faults, Files.readString(faults).replace(WRITTEN, symptom));
        LabRunner runner =
                new LabRunner(new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"))));
        assertThatThrownBy(
                        () -> runner.run(Catalogue.in(folder).lab("requests-hang"), "symptom", 1, null, Progress.NONE))
                .isInstanceOf(SymptomDoesNotShow.class)
                .hasMessageContaining(seen);
    }
}
