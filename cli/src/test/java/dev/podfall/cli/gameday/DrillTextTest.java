package dev.podfall.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drill on a terminal says what may be done next, at each of its turns. */
class DrillTextTest {
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(new ByteArrayOutputStream()), new PrintStream(notes), false, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'state': 'announced', 'begins': '2026-03-02T09:00:00Z'|it begins at",
                "'state': 'running'|look again: podfall gameday status",
                "'state': 'running', 'byHand': true|podfall gameday inject",
                "'state': 'running'|podfall gameday mitigated, then podfall gameday resolved",
                "'state': 'running', 'pages': [{'cleared': 'y'}], 'timeline': [{'kind': 'mitigated'}]|podfall gameday resolved; else",
                "'state': 'running', 'firing': ['errors'], 'pages': [{'number': 1}]|podfall gameday ack",
                "'state': 'running', 'firing': ['errors'], 'pages': [{'number': 1, 'acknowledged': 'x'}]|podfall gameday runbook RUNBOOK",
                "'state': 'running', 'pages': [{'number': 1, 'acknowledged': 'x', 'cleared': 'y'}]|podfall gameday mitigated",
                "'state': 'running', 'pages': [{'number': 1, 'cleared': 'y'}]|podfall gameday mitigated",
                "'state': 'review'|podfall gameday review --close",
                "'state': 'closed'|podfall gameday report"
            })
    void the_next_step_is_said(String view, String next) throws JsonProcessingException {
        new DrillText(console).print(new ObjectMapper().readTree("{" + view.replace("'", "\"") + "}"));
        assertThat(notes.toString(StandardCharsets.UTF_8)).startsWith("Next: ").contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "facilitator|'byHand': true, 'cues': [{'played': false}]|podfall gameday inject|ack",
                "facilitator|'byHand': true, 'cues': [{'played': true}]|podfall gameday abort|inject",
                "operations|'byHand': true|look again|inject",
                "operations|'pages': [{'cleared': 'y'}]|commander|mitigated",
                "communications|'pages': [{'number': 1}]|--kind update|ack",
                "communications|'pages': []|nobody has to be told|inject",
                "scribe|'pages': [{'number': 1}]|podfall gameday note TEXT|ack",
                "commander|'pages': [{'number': 1}]|podfall gameday ack|inject",
                "scribe|'solo': true, 'pages': [{'number': 1}]|podfall gameday ack|note",
            })
    void nobody_is_told_a_step_that_is_not_for_their_role(String role, String view, String next, String never)
            throws JsonProcessingException {
        String json = "{'state': 'running', " + view + "}";
        assertThat(new DrillNext(new ObjectMapper().readTree(json.replace("'", "\"")), role).words())
                .contains(next)
                .doesNotContain("gameday " + never);
    }
}
