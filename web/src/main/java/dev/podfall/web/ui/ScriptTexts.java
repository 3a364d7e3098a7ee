package dev.podfall.web.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** What scripts say, as a script of its own that each page has before the others: the keys {@code script.*} of the bundles. */
@Controller
public final class ScriptTexts {
    private static final String PREFIX = "script.";
    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    /** Its address in the language of a page, which changes with its content. */
    public static String url(Texts texts) {
        var sum = new CRC32();
        sum.update(script(texts.language()).getBytes(StandardCharsets.UTF_8));
        return "/assets/" + Long.toHexString(sum.getValue()) + "/texts/" + texts.language() + ".js";
    }

    @Get(uri = "/assets/{version}/texts/{name}.js", produces = "text/javascript;charset=utf-8")
    HttpResponse<?> texts(String version, String name) {
        return name.equals("en") || name.equals("de")
                ? HttpResponse.ok(script(name))
                        .contentType(MediaType.of("text/javascript;charset=utf-8"))
                        .header("Cache-Control", "public, max-age=31536000, immutable")
                : HttpResponse.notFound();
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
