package dev.podfall.web.ui;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.UnknownAnswer;
import dev.podfall.web.account.ForgedRequest;
import dev.podfall.web.account.Language;
import dev.podfall.web.account.NoGuests;
import dev.podfall.web.account.NotSignedIn;
import dev.podfall.web.account.OwnersAlone;
import dev.podfall.web.account.Session;
import dev.podfall.web.server.Failure;
import dev.podfall.web.server.RequestRefused;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure becomes an answer with a next step: a page for browsers, JSON for programs. */
@Controller
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @Error(global = true)
    HttpResponse<?> ours(HttpRequest<?> request, PodfallException e) {
        var status = status(e);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("{} {}", request.getMethodName(), request.getPath(), e);
        } else if (status.getCode() > 500) {
            LOG.warn("{} {}: {}", request.getMethodName(), request.getPath(), e.getMessage());
        }
        var texts = texts(request);
        var problem = e instanceof NotSignedIn away
                ? Problem.said(status.getCode(), "problem." + away.kind(), texts, NotSignedIn.minutes())
                : new Problem(status.getCode(), title(status, e.category(), texts), e.getMessage(), e.next(), true);
        return answer(request, problem, e.category(), e.code());
    }

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<?> missing(HttpRequest<?> request) {
        var problem = Problem.said(404, "problem.missing", texts(request), request.getPath());
        return answer(request, problem, Category.CANDIDATE, "not-found");
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<?> wrongMethod(HttpRequest<?> request) {
        var problem = Problem.said(405, "problem.method", texts(request), request.getPath(), request.getMethodName());
        return answer(request, problem, Category.CANDIDATE, "method-not-allowed");
    }

    @Error(global = true)
    HttpResponse<?> status(HttpRequest<?> request, HttpStatusException e) {
        var problem = new Problem(
                e.getStatus().getCode(),
                title(Category.CANDIDATE, texts(request)),
                String.valueOf(e.getMessage()),
                "Go back and try again.",
                true);
        return answer(request, problem, Category.CANDIDATE, "refused");
    }

    @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    HttpResponse<?> wrongType(HttpRequest<?> request) {
        var type = request.getContentType().map(MediaType::toString).orElse("nothing");
        var wanted = isProgram(request) ? "JSON (application/json)" : "a form of its own pages";
        var problem = new Problem(
                415,
                title(Category.CANDIDATE, texts(request)),
                request.getPath() + " takes " + wanted + ", and was sent " + type + ".",
                "Go back and use the buttons of the page; from a program, send what is taken.",
                true);
        return answer(request, problem, Category.CANDIDATE, "unsupported-media-type");
    }

    @Error(global = true)
    HttpResponse<?> unexpected(HttpRequest<?> request, Throwable e) {
        if (e instanceof ContentLengthExceededException || e instanceof BufferLengthExceededException) {
            return ours(request, RequestRefused.tooLarge("What was sent is too large."));
        }
        if (CallersMistake.isUndecodable(e) && isForm(request)) {
            return ours(request, RequestRefused.notText());
        }
        if (CallersMistake.is(e)) {
            var title = texts(request).say("problem.request");
            var problem = new Problem(400, title, CallersMistake.inWords(e), CallersMistake.next(e), true);
            return answer(request, problem, Category.CANDIDATE, "bad-request");
        }
        var failure = Failure.of(e);
        var category = Category.valueOf(failure.category());
        var status = category == Category.ENVIRONMENT ? 503 : 500;
        var problem = new Problem(status, title(category, texts(request)), failure.message(), failure.next(), true);
        return answer(request, problem, category, failure.code());
    }

    private static boolean isForm(HttpRequest<?> request) {
        return request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals)
                .isPresent();
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, Problem problem, Category category, String code) {
        var status = HttpStatus.valueOf(problem.status());
        if (isProgram(request) || Saving.isAsked(request)) {
            var error = new Failure(category.name(), code, problem.message(), problem.next());
            return HttpResponse.status(status)
                    .contentType(MediaType.APPLICATION_JSON_TYPE)
                    .body(Map.of("error", error));
        }
        var token = request.getAttribute("podfall.session", Session.class)
                .map(Session::formToken)
                .orElse("");
        var frame = new Frame(problem.title(), null, token, texts(request), true);
        var nearby = Nearby.of(problem.status(), request.getPath());
        var wasSent = request.getMethod() != HttpMethod.GET;
        return Html.page(status, out -> JteproblemGenerated.render(out, null, frame, problem, nearby, wasSent));
    }

    private static HttpStatus status(PodfallException e) {
        if (e instanceof NotSignedIn) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (e instanceof ForgedRequest || e instanceof OwnersAlone || e instanceof NoGuests) {
            return HttpStatus.FORBIDDEN;
        }
        if (e instanceof RequestRefused refused) {
            return HttpStatus.valueOf(refused.status());
        }
        if (e instanceof UnknownAnswer) {
            return HttpStatus.BAD_REQUEST;
        }
        return switch (e.category()) {
            case CANDIDATE -> e.code().startsWith("unknown-") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
            case ENVIRONMENT -> HttpStatus.SERVICE_UNAVAILABLE;
            case AUTHOR, DEFECT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** What is not there is no mistake of whoever asks: a link may be old. */
    private static String title(HttpStatus status, Category category, Texts texts) {
        return status == HttpStatus.NOT_FOUND ? texts.say("problem.missing") : title(category, texts);
    }

    private static String title(Category category, Texts texts) {
        return texts.say("problem." + category.name().toLowerCase(Locale.ROOT));
    }

    /** Programs are told in English. */
    private static Texts texts(HttpRequest<?> request) {
        return isProgram(request) ? Texts.ENGLISH : Texts.in(Language.of(request));
    }

    private static boolean isProgram(HttpRequest<?> request) {
        return request.getPath().startsWith("/api/");
    }
}
