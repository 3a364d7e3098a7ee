package dev.podfall.grader.report.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A statement of xAPI 1.0.3: who passed or failed which lab. One that has no mark to show was completed, one that still runs has
 * progressed. The same report makes the same statement id, so that sending it twice is noticed.
 */
final class XapiForm {
    private static final String SITE = "https://podfall.dev/";
    private static final String ADL = "http://adlnet.gov/expapi/";
    private static final String LANGUAGE = "en";
    private static final double WHOLE = 100;

    private XapiForm() {}

    static String of(Reported reported) {
        Report report = reported.report();
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        String attempt = reported.candidate() + "\n" + report.attempt() + "\n" + reported.startedAt();
        statement.put(
                "id",
                uuid(attempt + "\n" + report.gradedAt() + "\n" + Marks.of(report) + report.score() + "\n"
                        + verb(report)));
        ObjectNode account =
                statement.putObject("actor").put("objectType", "Agent").putObject("account");
        account.put("homePage", SITE).put("name", PlainWords.of(reported.candidate()));
        String verb = verb(report);
        statement
                .putObject("verb")
                .put("id", ADL + "verbs/" + verb)
                .putObject("display")
                .put(LANGUAGE, verb);
        object(statement.putObject("object"), reported);
        result(statement.putObject("result"), reported);
        ObjectNode context = statement.putObject("context");
        context.put("registration", uuid(attempt)).put("platform", "Podfall").put("language", LANGUAGE);
        ObjectNode extensions = context.putObject("extensions");
        extensions.put(SITE + "mode", report.mode()).put(SITE + "attempt", report.attempt());
        if (!report.revisions().isEmpty()) {
            Marks.of(report).forEach(extensions.putArray(SITE + "marks")::add);
        }
        if (report.capped() != null) {
            extensions.put(SITE + "capped", PlainWords.of(report.capped()));
        }
        statement.put("timestamp", report.gradedAt().toString());
        return JsonForm.write(statement);
    }

    private static String verb(Report report) {
        if (!report.isFinal()) {
            return "progressed";
        } else if (report.score() == null || report.passed() == null) {
            return "completed";
        }
        return report.passed() ? "passed" : "failed";
    }

    private static void object(ObjectNode object, Reported reported) {
        object.put("objectType", "Activity")
                .put("id", SITE + "labs/" + reported.report().lab());
        ObjectNode definition = object.putObject("definition");
        definition.put("type", ADL + "activities/assessment");
        definition.putObject("name").put(LANGUAGE, PlainWords.of(reported.title()));
    }

    private static void result(ObjectNode result, Reported reported) {
        Report report = reported.report();
        result.put("completion", report.isFinal())
                .put("duration", reported.taken().toString());
        if (report.score() == null) {
            return;
        }
        result.putObject("score")
                .put("scaled", report.score() / WHOLE)
                .put("raw", report.score())
                .put("min", 0)
                .put("max", (int) WHOLE);
        if (report.isFinal() && report.passed() != null) {
            result.put("success", report.passed());
        }
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
