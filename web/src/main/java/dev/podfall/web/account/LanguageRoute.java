package dev.podfall.web.account;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the language that a person chose, and leads back to the page where they did. */
@Controller("/language")
final class LanguageRoute {
    private final Predicate<String> pages;

    @Inject
    LanguageRoute(Router router) {
        this(path -> router.find(HttpMethod.GET, path, null).findAny().isPresent());
    }

    /** @param pages whether a path is one of a page */
    LanguageRoute(Predicate<String> pages) {
        this.pages = pages;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(@Body Map<String, Object> fields, HttpRequest<?> request) {
        MutableHttpResponse<?> answer = HttpResponse.seeOther(URI.create(page(request)));
        Language.named(String.valueOf(fields.get("language")))
                .map(Language::chosen)
                .ifPresent(answer::cookie);
        return answer;
    }

    private String page(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Referer"))
                .flatMap(LanguageRoute::read)
                .map(from -> PagePath.withoutKey(from.getRawPath(), from.getRawQuery()))
                .map(this::reachable)
                .orElse(PagePath.START);
    }

    /** A page may have been the answer to a form, whose address is none of a page: then the one above it. */
    private String reachable(String page) {
        var path = page.replaceFirst("\\?.*", "");
        while (!path.isEmpty()) {
            if (pages.test(path)) {
                return page.startsWith(path + "?") ? page : path;
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return PagePath.START;
    }

    private static Optional<URI> read(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
