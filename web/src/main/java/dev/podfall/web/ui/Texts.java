package dev.podfall.web.ui;

import io.micronaut.context.MessageSource;
import io.micronaut.context.i18n.ResourceBundleMessageSource;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * What pages say, in one language. The bundles are {@code resources/web/texts/messages_LANGUAGE.properties}; both have the same keys, and
 * a place in a text is {@code {0}}, {@code {1}}. There is no bundle without a language: Java would prefer that of the machine to it.
 */
public final class Texts {
    private static final MessageSource BUNDLES = new ResourceBundleMessageSource("web.texts.messages");

    /** For pages that know nobody. */
    public static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private final Locale language;

    private Texts(Locale language) {
        this.language = language;
    }

    /** @param language one of {@link dev.podfall.web.account.Language#ALL} */
    public static Texts in(Locale language) {
        return language.equals(Locale.ENGLISH) ? ENGLISH : new Texts(language);
    }

    /** {@code en}, {@code de}. */
    public String language() {
        return language.toLanguageTag();
    }

    /** The text of a key, with its places filled; the key itself where no bundle has it. */
    public String say(String key, Object... places) {
        return BUNDLES.getMessage(key, key, language, places);
    }

    /** A number as it is written in this language, with one digit after its point or comma where it is not whole: {@code 4.5}, {@code 4,5}. */
    public String number(double number) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(1);
        return format.format(Math.rint(number * 10) / 10 + 0.0);
    }

    /** As {@link #say}, of something that is counted: the key ends in {@code .one} for 1, in {@code .many} for all else. */
    public String count(String key, long number, Object... more) {
        var places = new Object[more.length + 1];
        places[0] = number;
        System.arraycopy(more, 0, places, 1, more.length);
        return say(key + (number == 1 ? ".one" : ".many"), places);
    }
}
