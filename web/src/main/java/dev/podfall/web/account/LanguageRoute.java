package dev.podfall.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Keeps the language that a person chose, and leads back to the page where they did. */
@Controller("/language")
final class LanguageRoute {
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(@Body Map<String, Object> fields, HttpRequest<?> request) {
        MutableHttpResponse<?> answer = HttpResponse.seeOther(URI.create(page(request)));
        Language.named(String.valueOf(fields.get("language")))
                .map(Language::chosen)
                .ifPresent(answer::cookie);
        return answer;
    }

    private static String page(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Referer"))
                .flatMap(LanguageRoute::read)
                .map(from -> PagePath.withoutKey(from.getRawPath(), from.getRawQuery()))
                .orElse(PagePath.START);
    }

    private static Optional<URI> read(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
