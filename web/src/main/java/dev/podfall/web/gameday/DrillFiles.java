package dev.podfall.web.gameday;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.report.form.DrillForm;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A drill's report and postmortem as files. */
@Singleton
final class DrillFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Drillmaster drills;

    DrillFiles(Drillmaster drills) {
        this.drills = drills;
    }

    /** @param format html, pdf or json; of any other there is nothing */
    HttpResponse<?> report(String drill, String format) {
        var report = drills.report(drill);
        var name = "report-" + drill;
        if (format.equals("json")) {
            return file(name, format, "application/json", json(report));
        }
        return DrillForm.named(format)
                .<HttpResponse<?>>map(form -> file(name, format, form.mediaType(), form.of(report)))
                .orElseGet(HttpResponse::notFound);
    }

    /** @param format md, html, pdf or json; of any other there is nothing */
    HttpResponse<?> postmortem(String drill, String format) {
        var postmortem = drills.report(drill).postmortem();
        var name = "postmortem-" + drill;
        return switch (format) {
            case "md" -> file(name, format, "text/markdown", bytes(PostmortemText.markdown(postmortem)));
            case "html" -> file(name, format, "text/html", bytes(PostmortemText.html(postmortem)));
            case "pdf" -> file(name, format, DrillForm.pdf.mediaType(), DrillForm.pdf.of(postmortem));
            case "json" -> file(name, format, "application/json", json(postmortem));
            default -> HttpResponse.notFound();
        };
    }

    private static byte[] json(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<?> file(String name, String format, String type, byte[] content) {
        return HttpResponse.ok(content)
                .contentType(new MediaType(
                        type, type.endsWith("pdf") ? Map.<String, String>of() : Map.of("charset", "utf-8")))
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    }
}
