package dev.podfall.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static final Set<String> PAGES = Set.of("/", "/labs", "/exams", "/x", "/drills/d-1/room/s");

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "de, http://127.0.0.1:7480/exams?a=b, /exams?a=b, podfall-language=de",
                "en, http://127.0.0.1:7480/labs, /labs, podfall-language=en",
                "xx, http://127.0.0.1:7480/labs, /labs, null",
                "de, http://evil.example//evil.example/x, /, podfall-language=de",
                "de, http://evil.example/x?key=1, /x, podfall-language=de",
                "de, http://127.0.0.1:7480/drills/d-1/room/s/invite, /drills/d-1/room/s, podfall-language=de",
                "de, http://127.0.0.1:7480/drills/d-1/room/s/invite?a=b, /drills/d-1/room/s, podfall-language=de",
                "de, http://127.0.0.1:7480/nowhere/at/all, /, podfall-language=de",
                "de, :::, /, podfall-language=de",
                "de, null, /, podfall-language=de",
            })
    void a_choice_is_kept_and_leads_back_to_a_page_of_this_server(
            String language, String from, String page, String cookie) {
        var request = HttpRequest.POST("/language", "");
        if (from != null) {
            request.header("Referer", from);
        }
        var answer = new LanguageRoute(PAGES::contains).choose(Map.of("language", language), request);
        assertThat(answer.getHeaders().get("Location")).isEqualTo(page);
        assertThat(answer.getHeaders().get("Set-Cookie"))
                .satisfies(kept ->
                        assertThat(kept == null ? null : kept.split(";")[0]).isEqualTo(cookie));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null|null|en",
                "de|null|de",
                "de-AT,de;q=0.9,en;q=0.8|null|de",
                "en-GB,de;q=0.9|null|en",
                "fr,de;q=0.5|null|de",
                "fr|null|en",
                "*|null|en",
                ";;;q=x|null|en",
                "de;q=9|null|en",
                "en|de|de",
                "de|en|en",
                "de|../x|de",
            })
    void who_chose_has_their_language_and_who_did_not_that_of_their_browser(
            String accepted, String cookie, String language) {
        var request = HttpRequest.GET("/");
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }
        if (cookie != null) {
            request.cookie(Cookie.of("podfall-language", cookie));
        }
        assertThat(Language.of(request).toLanguageTag()).isEqualTo(language);
    }
}
