package dev.podfall.web.ui;

import dev.podfall.web.account.Language;
import dev.podfall.web.account.Session;
import io.micronaut.http.HttpRequest;
import java.util.Locale;

/**
 * What surrounds a page.
 *
 * @param title the page's own, for the browser's tab
 * @param section which entry of the navigation is lit; null for none
 * @param formToken what every form carries; empty when nobody is signed in
 * @param texts in the person's language
 * @param isTranslated whether the page's own text is in that language, too; else it is English
 */
public record Frame(String title, Section section, String formToken, Texts texts, boolean isTranslated) {
    /** The entries of the navigation. */
    public enum Section {
        LABS("nav.labs", "/labs"),
        QUIZZES("nav.quizzes", "/quizzes"),
        EXAMS("nav.exams", "/exams"),
        GAMEDAYS("nav.gamedays", "/gamedays"),
        HISTORY("nav.history", "/history");

        private final String label;
        private final String path;

        Section(String label, String path) {
            this.label = label;
            this.path = path;
        }

        /** The key of its text. */
        public String label() {
            return label;
        }

        public String path() {
            return path;
        }
    }

    /** For a page of a signed-in learner. */
    public static Frame of(String title, Section section, Session session) {
        return new Frame(title, section, session.formToken(), Texts.in(session.language()), false);
    }

    /** The same around a page whose text comes from the bundles. */
    public static Frame translated(String title, Section section, Session session) {
        return new Frame(title, section, session.formToken(), Texts.in(session.language()), true);
    }

    /** As {@link #translated}, with a title from the bundles. @param title its key */
    public static Frame said(String title, Section section, Session session) {
        return translated(Texts.in(session.language()).say(title), section, session);
    }

    /** For a page anybody may see. @param language what their browser asks for */
    public static Frame open(String title, Locale language) {
        return new Frame(title, null, "", Texts.in(language), true);
    }

    /** For a page anybody may see, with its way on for who is signed in. */
    public static Frame open(String title, Section section, HttpRequest<?> request) {
        return Session.of(request)
                .filter(session -> !session.formToken().isEmpty())
                .map(session -> translated(title, section, session))
                .orElseGet(() -> open(title, Language.of(request)));
    }

    /** A text in the person's language. */
    public String say(String key, Object... places) {
        return texts.say(key, places);
    }

    /** The language of the page's own text. */
    public String language() {
        return isTranslated ? texts.language() : Texts.ENGLISH.language();
    }

    /** How long something took, in units that both languages write alike: {@code 43 s}, {@code 3 min 28 s}, {@code 2 h}, {@code 1 h 5 min}. */
    public static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? joined(seconds / 60, "min", seconds % 60, "s")
                : joined(seconds / 3600, "h", seconds / 60 % 60, "min");
    }

    private static String joined(long many, String unit, long rest, String smaller) {
        return many + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
    }

    /** Minutes and seconds, however many minutes, for texts that name the unit: {@code 4:05}, {@code 65:05}. */
    public static String minutes(long seconds) {
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    /** Seconds as a clock shows them: {@code 4:05}, {@code 1 h 0 min}. */
    public static String clock(long seconds) {
        return seconds < 3600 ? minutes(seconds) : String.format("%d h %d min", seconds / 3600, seconds / 60 % 60);
    }
}
