package dev.podfall.web.attempt;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.form.ReportForm;
import dev.podfall.grader.report.form.Reported;
import dev.podfall.web.server.RequestRefused;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.util.List;

/** Reports as files. They are handed out to be saved, never shown at this server's address: what they hold is foreign. */
public final class ReportFile {
    private ReportFile() {}

    /** @throws NoSuchForm if there is none of that name */
    public static HttpResponse<byte[]> of(Attempt attempt, Report report, String form) {
        var wanted = ReportForm.named(form).orElseThrow(() -> new NoSuchForm(attempt.attempt()));
        var reported =
                new Reported(report, attempt.title(), attempt.candidate(), attempt.startedAt(), attempt.endedAt());
        return HttpResponse.ok(wanted.render(reported))
                .header(HttpHeaders.CONTENT_TYPE, wanted.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + wanted.fileName(attempt.attempt()) + "\"");
    }

    static final class NoSuchForm extends RequestRefused {
        private static final long serialVersionUID = 1L;
        private static final int STATUS = 404;

        NoSuchForm(String attempt) {
            super(
                    STATUS,
                    "There is no such form of a report; there are " + List.of(ReportForm.values()) + ".",
                    "See the report itself: /attempts/" + attempt + "/report");
        }
    }
}
