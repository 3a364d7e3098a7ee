package dev.podfall.web.quiz.exchange;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.exchange.ImportRefused;
import dev.podfall.scenario.quiz.exchange.QuizExport;
import dev.podfall.scenario.quiz.exchange.QuizFolder;
import dev.podfall.scenario.quiz.exchange.QuizFormat;
import dev.podfall.scenario.quiz.exchange.QuizImport;
import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import dev.podfall.web.account.Session;
import dev.podfall.web.quiz.Quizzes;
import dev.podfall.web.server.RequestRefused;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.Map;

/** From a foreign file to a quiz of the catalogue: first a look at what would become of it, then, if it is wanted, its file. */
@Controller("/quizzes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportPages {
    private static final String OWNER = "local";

    private final Catalogue catalogue;
    private final Quizzes quizzes;

    ImportPages(Catalogue catalogue, Quizzes quizzes) {
        this.catalogue = catalogue;
        this.quizzes = quizzes;
    }

    @Get("/import")
    HttpResponse<?> form(Session session) {
        requireOwner(session);
        var frame = Frame.said("quiz.import", Frame.Section.QUIZZES, session);
        return Html.page(out ->
                JteformGenerated.render(out, null, frame, catalogue.folder().isPresent()));
    }

    /** Shows the preview; with {@code go=import} and no problem left, keeps it. */
    @Post("/import")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> read(@Body Map<String, Object> fields, Session session) {
        requireOwner(session);
        try {
            return taken(SentFile.read(fields), session);
        } catch (UnusableFile | ImportRefused refused) {
            throw new FileRefused(refused);
        }
    }

    private HttpResponse<?> taken(SentFile file, Session session) {
        var read = named(QuizImport.of(file.name(), file.content()), file.id());
        var wanted = file.leaveOut() ? read.leavingOut() : read;
        if (file.isWanted() && wanted.isWhole() && catalogue.folder().isPresent()) {
            new QuizFolder(catalogue.folder().get()).add(wanted);
            return Html.goTo("/quizzes/" + wanted.quiz().id());
        }
        var frame = Frame.said("import.preview", Frame.Section.QUIZZES, session);
        var hasFolder = catalogue.folder().isPresent();
        return Html.page(out -> JtepreviewGenerated.render(out, null, frame, wanted, file, hasFolder));
    }

    /** A quiz as a file, with all its answers. */
    @Get("/{id}/export/{format}")
    HttpResponse<?> export(String id, String format, Session session) {
        requireOwner(session);
        quizzes.requireNoExam(session, id);
        var known = Arrays.stream(QuizFormat.values())
                .filter(QuizFormat::isWritten)
                .filter(one -> one.name().equals(format))
                .findFirst()
                .orElseThrow(() -> RequestRefused.malformed("There is no such format: gift, moodle or qti."));
        var export = QuizExport.of(catalogue.quiz(id), known);
        return HttpResponse.ok(export.content())
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + export.name() + "\"");
    }

    private static QuizImport named(QuizImport read, String id) {
        try {
            return id.isEmpty() ? read : read.as(id);
        } catch (IllegalArgumentException unusable) {
            throw RequestRefused.malformed(
                    unusable.getMessage() + " Use letters, digits, \"-\", \"_\" and \".\", at most 60.");
        }
    }

    private static void requireOwner(Session session) {
        if (!session.learner().equals(OWNER)) {
            throw new NotTheOwner();
        }
    }
}
