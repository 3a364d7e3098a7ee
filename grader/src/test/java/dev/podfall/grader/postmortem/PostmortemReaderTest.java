package dev.podfall.grader.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmortemReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static Postmortem whole() {
        Postmortem postmortem = new Postmortem(
                Severity.sev1,
                null,
                List.of(new ActionItem(
                        "Test the probe's path in the release", "Ada", "2026-04-01", ActionItem.Kind.prevention, "")));
        for (Section section : Section.values()) {
            if (section != Section.actions) {
                postmortem = postmortem.with(section, "It was `OOMKilled` at 14:32.");
            }
        }
        return postmortem;
    }

    @Test
    void what_was_written_is_read_again() {
        Postmortem read = PostmortemReader.read(PostmortemText.markdown(whole()));
        assertThat(read).isEqualTo(whole());
        assertThat(PostmortemChecklist.of(new PostmortemLint(DAY, List.of()).check(read)))
                .hasSize(6)
                .allMatch(PostmortemChecklist.Item::met);
    }

    @ParameterizedTest
    @CsvSource({
        "Sev-1,,severity",
        "2026-04-01,soon,actions",
        "Ada,the team,actions",
        "prevents it,process,prevention",
        "## Impact,## Weather,sections",
        "It was `OOMKilled` at 14:32.,It was Bob's fault.,no-blame",
        "It was `OOMKilled` at 14:32.,It broke.,evidence"
    })
    void each_point_of_the_checklist_can_be_missed(String from, String to, String missed) {
        String markdown = PostmortemText.markdown(whole()).replace(from, to == null ? "" : to);
        Postmortem read = PostmortemReader.read(markdown);
        assertThat(PostmortemChecklist.of(new PostmortemLint(DAY, List.of()).check(read)))
                .filteredOn(item -> !item.met())
                .extracting(PostmortemChecklist.Item::id)
                .contains(missed);
    }

    @ParameterizedTest
    @CsvSource({
        "SEV2,sev2",
        "Sev-2,sev2",
        "sev 2: some users,sev2",
        "2,sev2",
        "2. Some users,sev2",
        "Severity 3,sev3",
        "2 users were hit,",
        "12,"
    })
    void a_severity_is_understood_however_it_is_written(String text, Severity severity) {
        assertThat(PostmortemReader.read("## Severity\n\n" + PostmortemText.severities() + "\n\n" + text + "\n")
                        .severity())
                .isEqualTo(severity);
    }

    @Test
    void the_draft_of_nothing_misses_what_is_to_be_written() {
        assertThat(PostmortemText.markdown(Postmortem.blank())).contains("Sev-1: production is down", "Sev-3: ");
        Postmortem read = PostmortemReader.read(PostmortemText.markdown(Postmortem.blank()));
        assertThat(read).isEqualTo(Postmortem.blank());
        assertThat(PostmortemChecklist.of(new PostmortemLint(DAY, List.of()).check(read)))
                .filteredOn(PostmortemChecklist.Item::met)
                .extracting(PostmortemChecklist.Item::id)
                .containsExactly("no-blame");
    }
}
