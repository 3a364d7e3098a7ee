package dev.podfall.web.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.web.account.Language;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** What scripts say, as a script of its own that each page has before the others: the keys {@code script.*} of the bundles. */
public final class ScriptTexts {
    private static final String PREFIX = "script.";
    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    private ScriptTexts() {}

    /** Its address in the language of a page, which changes with its content. */
    public static String url(Texts texts) {
        var sum = new CRC32();
        sum.update(script(texts.language()).getBytes(StandardCharsets.UTF_8));
        return "/assets/" + Long.toHexString(sum.getValue()) + "/texts/" + texts.language() + ".js";
    }

    /** Of a language's tag; empty if pages speak no such language. */
    static Optional<String> named(String tag) {
        return Language.ALL.stream()
                .map(Locale::toLanguageTag)
                .filter(tag::equals)
                .findFirst()
                .map(ScriptTexts::script);
    }

    private static String script(String language) {
        return SCRIPTS.computeIfAbsent(language, ScriptTexts::write);
    }

    private static String write(String language) {
        var bundle = ResourceBundle.getBundle("web.texts.messages", Locale.forLanguageTag(language));
        var texts = new TreeMap<String, String>();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> texts.put(key.substring(PREFIX.length()), bundle.getString(key)));
        return "window.podfallTexts = " + new ObjectMapper().valueToTree(texts) + ";\n";
    }
}
