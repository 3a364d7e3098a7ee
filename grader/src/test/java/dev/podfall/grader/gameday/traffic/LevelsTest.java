package dev.podfall.grader.gameday.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LevelsTest {
    private static Sample sample(int requests, int failed, int flaggable, int flagged, int strangers, int millis) {
        return new Sample(
                Instant.EPOCH,
                requests,
                failed,
                flaggable,
                flagged,
                0,
                strangers == 0 ? Map.of() : Map.of("v2", strangers),
                Map.of(),
                Collections.nCopies(requests - failed, millis));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(sample(100, 0, 25, 25, 0, 3), Set.of()),
                Arguments.of(sample(100, 2, 25, 24, 0, 250), Set.of()),
                Arguments.of(sample(100, 3, 25, 24, 0, 3), Set.of(Alert.errors)),
                Arguments.of(sample(100, 100, 0, 0, 0, 0), Set.of(Alert.errors)),
                Arguments.of(sample(100, 0, 25, 25, 0, 251), Set.of(Alert.latency)),
                Arguments.of(sample(100, 0, 25, 0, 0, 3), Set.of(Alert.zeroClass)),
                Arguments.of(sample(100, 0, 25, 20, 3, 3), Set.of(Alert.version)),
                Arguments.of(sample(10, 10, 0, 0, 2, 0), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_pager_rings_for_what_users_feel_and_not_for_a_handful_of_requests(Sample sample, Set<Alert> firing) {
        assertThat(Levels.of(List.of(sample)).firing()).isEqualTo(firing);
    }
}
