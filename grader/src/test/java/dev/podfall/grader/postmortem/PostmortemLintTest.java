package dev.podfall.grader.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostmortemLintTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final PostmortemLint LINT = new PostmortemLint(DAY, List.of("Ada"));
    private static final ActionItem PREVENTION = new ActionItem(
            "Check the model's version before a rollout",
            "release team lead",
            "2026-12-06",
            ActionItem.Kind.prevention,
            "");

    private static Postmortem good() {
        Postmortem written = new Postmortem(Severity.sev2, null, List.of(PREVENTION));
        for (Section section : Section.values()) {
            written = written.with(section, "At 14:32 `v2` answered in place of `v3`.");
        }
        return written;
    }

    @Test
    void finds_nothing_in_a_good_one() {
        assertThat(LINT.check(good())).isEmpty();
    }

    @Test
    void asks_for_everything_that_a_blank_one_lacks() {
        assertThat(LINT.check(Postmortem.blank()))
                .extracting(PostmortemFinding::section)
                .containsAll(Stream.of(Section.values()).map(Section::id).toList());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(good().with(Section.rootCause, "Human error at 14:32."), "blame"),
                Arguments.of(good().with(Section.wentWrong, "The wrong tag was the mistake of the engineer."), "blame"),
                Arguments.of(good().with(Section.contributing, "ada typed `v2`."), "blame"),
                Arguments.of(good().with(Section.rootCause, "The wrong version was rolled out."), "evidence"),
                Arguments.of(good().with(Section.contributing, "Seen at 14:32.\nNobody checks tags."), "evidence"),
                Arguments.of(good().with(Section.impact, " "), "missing"),
                Arguments.of(good().with(Section.timeline, "x".repeat(20_001)), "too-long"),
                Arguments.of(good().with(List.of()), "missing,prevention"),
                Arguments.of(acting("Check versions in the pipeline", "", "2026-12-06"), "action"),
                Arguments.of(acting("Check versions in the pipeline", "The team", "2026-12-06"), "action"),
                Arguments.of(acting("Check versions in the pipeline", "sre", "soon"), "action"),
                Arguments.of(acting("Check versions in the pipeline", "sre", "2026-11-28"), "action"),
                Arguments.of(acting("All will be more careful from now on", "sre", "2026-12-06"), "action"),
                Arguments.of(
                        good().with(List.of(new ActionItem(
                                "Alert on the served version", "sre", "2026-12-06", ActionItem.Kind.detection, ""))),
                        "prevention"));
    }

    private static Postmortem acting(String what, String owner, String due) {
        List<ActionItem> actions = new ArrayList<>(List.of(PREVENTION));
        actions.add(new ActionItem(what, owner, due, ActionItem.Kind.process, null));
        return good().with(actions);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void says_what_is_wrong_and_what_to_write_instead(Postmortem postmortem, String rule) {
        assertThat(LINT.check(postmortem))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.next()).isNotBlank())
                .extracting(PostmortemFinding::rule)
                .containsOnly(rule.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "It was his fault at 14:32.,true",
        "`x` shows that he is an idiot.,true",
        "At 14:32 the engineer should have looked.,true",
        "At 14:32 Bob should have checked `v2`.,true",
        "At 14:32 she shouldn't have typed `v2`.,true",
        "At 14:32 the alert should have rung.,false",
        "At 14:32 Prometheus should have checked `v2`.,false",
        "At 14:32 a fault of the network showed.,false"
    })
    void blame_is_found_and_what_tools_should_have_done_is_none(String text, boolean blames) {
        assertThat(LINT.check(good().with(Section.rootCause, text)))
                .extracting(PostmortemFinding::rule)
                .isEqualTo(blames ? List.of("blame") : List.of());
    }

    @Test
    void people_may_appear_in_the_timeline() {
        assertThat(LINT.check(good().with(Section.timeline, "14:33 Ada acknowledged.")))
                .isEmpty();
    }

    @Test
    void a_minor_incident_needs_no_prevention() {
        Postmortem minor = new Postmortem(
                Severity.sev3,
                good().sections(),
                List.of(new ActionItem("Write the runbook for this", "sre", "2026-12-06", null, null)));
        assertThat(LINT.check(minor)).isEmpty();
    }

    @Test
    void survives_json() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(good());
        assertThat(text).contains("\"severity\":\"sev-2\"", "\"root-cause\"");
        assertThat(json.readValue(text, Postmortem.class)).isEqualTo(good());
    }

    @Test
    void exports_all_sections_and_no_markup_of_the_writer() {
        Postmortem hostile = good().with(Section.impact, "<script>alert(1)</script>")
                .with(List.of(new ActionItem("a | b", "<b>", "2026-12-06", null, null)));
        assertThat(PostmortemText.html(hostile))
                .doesNotContain("<script", "<b>")
                .contains("<h2>Root cause</h2>");
        assertThat(PostmortemText.markdown(hostile)).contains("| a \\| b |", "## What went well", "Sev-2. At 14:32");
    }
}
