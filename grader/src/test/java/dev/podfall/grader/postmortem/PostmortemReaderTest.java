package dev.podfall.grader.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(
            strings = {
                "# A heading",
                "## Root cause",
                "- # A heading in a list",
                "> 1. ## Deep",
                "A heading\n===",
                "A heading\n---",
                "[a link](https://example.org)",
                "[ref]: https://example.org",
                "![an image](https://example.org/x.png)",
                "<https://example.org> and https://example.org and www.example.org",
                "<img src=x onerror=alert(1)>",
                "&lt;b&gt; \\<b>not bold\\</b>",
                "```\nswallows the rest",
                "~~~\nswallows the rest",
                "*strong* __words__ and fraud_scorer",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "C:\\temp \\[x](y)",
                "* one\n* two"
            })
    void what_people_typed_forges_nothing_and_is_read_again(String typed) {
        Postmortem postmortem = whole().with(Section.title, typed)
                .with(Section.impact, typed)
                .with(Section.rootCause, "A cause\n" + typed);
        String markdown = PostmortemText.markdown(postmortem);
        var tables = List.of(TablesExtension.create());
        String page = HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
        assertThat(page.split("<h[1-6]>", -1)).hasSize(Section.values().length + 1);
        assertThat(page).doesNotContain("<a ", "<img", "<b>", "<em>", "<strong>", "<pre>");
        assertThat(page.split("<table>", -1)).hasSize(2);
        Postmortem read = PostmortemReader.read(markdown);
        assertThat(read.text(Section.title)).isEqualToNormalizingWhitespace(typed.replaceFirst("^\\* ", "- "));
        assertThat(read.text(Section.rootCause)).isEqualTo("A cause\n" + typed.replaceAll("(?m)^\\* ", "- "));
        assertThat(read.actions()).isEqualTo(postmortem.actions());
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
