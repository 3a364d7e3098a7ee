package dev.podfall.web.ui;

/**
 * What an error page says.
 *
 * @param title in a few words
 * @param message what happened
 * @param next what to do
 * @param isOriginal whether message and next are in English, whatever the page's language is
 */
public record Problem(int status, String title, String message, String next, boolean isOriginal) {
    /** One whose words come from the bundles: the key is its title, with {@code .what} and {@code .next} the rest. */
    static Problem said(int status, String key, Texts texts, Object... places) {
        return new Problem(status, texts.say(key), texts.say(key + ".what", places), texts.say(key + ".next"), false);
    }
}
