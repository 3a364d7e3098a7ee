package dev.podfall.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
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
