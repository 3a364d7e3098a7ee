package dev.podfall.grader.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    private static final String NOT_LOOKED = "it is tried when you submit";
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            served | other                          | other
            served | !no pod is there               | !no pod is there
            served | !it is tried when you submit   | served
            !gone  | !it is tried when you submit   | !gone
            !gone  | served                         | served
            """)
    void a_later_look_takes_the_place_of_the_first_where_it_looked(String before, String later, String now) {
        Evidence updated = evidence(before, FIRST).updated(evidence(later, FIRST.plusSeconds(600)), NOT_LOOKED);
        assertThat(updated.findings()).isEqualTo(Map.of("key", finding(now)));
        assertThat(updated.collectedAt()).isEqualTo(FIRST.plusSeconds(600));
    }

    private static Evidence evidence(String found, Instant at) {
        return new Evidence(at, Map.of("key", finding(found)), Map.of(), null);
    }

    private static Finding finding(String text) {
        return text.startsWith("!") ? Finding.unseen(text.substring(1)) : Finding.of(TextNode.valueOf(text));
    }
}
