package dev.podfall.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which language a browser's person reads: the one they chose on a page, else the first that their browser asks for and we have. */
public final class Language {
    /** Those that pages speak; the first is complete. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String COOKIE = "podfall-language";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST_HEADER = 200;

    private Language() {}

    /** One of {@link #ALL}, whatever was sent. */
    public static Locale of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .flatMap(Language::named)
                .orElseGet(() -> wanted(request.getHeaders().get("Accept-Language")));
    }

    /** The one that is called so: {@code de}. */
    static Optional<Locale> named(String tag) {
        return ALL.stream().filter(known -> known.toLanguageTag().equals(tag)).findFirst();
    }

    /** @param accepted as browsers say it: {@code de-AT,de;q=0.9,en;q=0.8}; may be null, or anything */
    static Locale wanted(String accepted) {
        if (accepted == null || accepted.length() > LONGEST_HEADER) {
            return Locale.ENGLISH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(accepted), ALL);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException notALanguage) {
            return Locale.ENGLISH;
        }
    }

    static Cookie chosen(Locale language) {
        return Cookie.of(COOKIE, language.toLanguageTag())
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(KEPT);
    }
}
