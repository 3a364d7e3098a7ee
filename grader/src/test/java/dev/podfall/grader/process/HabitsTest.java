package dev.podfall.grader.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests in, habits out: each a line {@code SECOND VERB RESOURCE OBJECT [CODE]}. */
class HabitsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final String LOOKS = """
            0 list ingresses.networking.k8s.io shop/
            10 get services shop/web
            20 list endpointslices.discovery.k8s.io shop/
            30 list pods shop/
            40 get pods/log shop/web-1
            """;

    static Stream<Arguments> trails() {
        return Stream.of(
                row(LOOKS + "50 get deployments.apps shop/web\n50 patch deployments.apps shop/web", "met met met met"),
                row("50 get deployments.apps shop/web\n50 patch deployments.apps shop/web", "unmet met unmet met"),
                row("40 get deployments.apps shop/web\n50 patch deployments.apps shop/web", "met met unmet met"),
                row("0 list pods shop/\n5 get services shop/web\n9 patch services shop/web", "met met partly met"),
                row("0 list pods shop/\n9 patch services shop/web", "met met unmet met"),
                row(LOOKS + "50 patch services shop/web\n51 patch services shop/api", "met unmet met met"),
                row(
                        LOOKS
                                + "50 patch services shop/web\n51 patch services shop/api\n60 list pods shop/\n70 patch services shop/x",
                        "met partly met met"),
                row(
                        LOOKS + "50 patch services shop/web\n60 list pods shop/\n70 patch services shop/x",
                        "met met met met"),
                row(LOOKS + "50 delete pods shop/web-1", "met met met met"),
                row(
                        LOOKS + "50 delete pods shop/a\n51 delete pods shop/b\n52 delete pods shop/c",
                        "met unmet met unmet"),
                row(LOOKS + "50 delete pods shop/a\n55 list pods shop/\n60 delete pods shop/b", "met met met met"),
                row(LOOKS + "50 deletecollection pods shop/", "met met met unmet"),
                row(LOOKS + "50 delete namespaces shop 403", "met met met partly"),
                row(LOOKS + "50 delete deployments.apps shop/web", "met met met unmet"),
                row(LOOKS + "50 create pods/exec shop/web-1", "unverifiable unverifiable unverifiable unverifiable"),
                row("", "unverifiable unverifiable unverifiable unverifiable"));
    }

    private static Arguments row(String trail, String verdicts) {
        return Arguments.of(trail, verdicts);
    }

    @ParameterizedTest
    @MethodSource("trails")
    void requests_tell_how_somebody_went_about_it(String trail, String verdicts) {
        List<Habit> habits = Habits.of(kept(trail));
        assertThat(habits)
                .extracting(Habit::id)
                .containsExactly("looked-first", "one-at-a-time", "outside-in", "no-shortcut");
        assertThat(habits)
                .extracting(Habit::verdict)
                .containsExactlyElementsOf(
                        Stream.of(verdicts.split(" ")).map(Verdict::valueOf).toList());
        assertThat(habits)
                .filteredOn(h -> h.verdict() == Verdict.unmet)
                .allSatisfy(h -> assertThat(h.what()).isNotBlank());
    }

    private static ArrayNode kept(String trail) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        trail.lines().forEach(line -> {
            String[] words = line.split(" ");
            kept.addObject()
                    .put("at", BEGIN.plusSeconds(Long.parseLong(words[0])).toString())
                    .put("verb", words[1])
                    .put("resource", words[2])
                    .put("object", words[3])
                    .put("code", words.length > 4 ? Integer.parseInt(words[4]) : 200);
        });
        return kept;
    }
}
