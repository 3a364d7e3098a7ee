package dev.podfall.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.account.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages say, in all languages. */
class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY =
            Pattern.compile("\\b(?:say|count)\\(\"([a-zA-Z0-9]+\\.[a-zA-Z.0-9]+)\"(?!\\s*\\+)");
    /** Two words or more between elements, or as a string that begins like a sentence. */
    private static final Pattern SENTENCE =
            Pattern.compile("\"[A-Z][a-z]+ [a-z][^\"]*\"|>[^<>@${}]*[A-Za-z]{2,} [a-z]{2,}[^<>@]*[<@]");

    private static final Pattern SCRIPT_KEY = Pattern.compile("(?<![.\\w])(?:say|text)\\(\"([a-zA-Z.0-9]+)\"");

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("web.texts.messages", language);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void all_bundles_have_the_same_keys_with_the_same_places_and_say_something() {
        var english = bundle(Locale.ENGLISH);
        for (var language : Language.ALL) {
            var bundle = bundle(language);
            assertThat(bundle.getLocale()).isEqualTo(language);
            assertThat(bundle.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
            assertThat(bundle.keySet()).allSatisfy(key -> {
                assertThat(bundle.getString(key)).as(key).isNotBlank();
                var isForScripts = key.startsWith("script."); // Read as they stand.
                assertThat(isForScripts ? "" : bundle.getString(key).replace("''", ""))
                        .as("one apostrophe alone is not shown: write it twice, in " + key)
                        .doesNotContain("'");
                assertThat(places(bundle.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            });
        }
    }

    @Test
    void what_templates_pages_and_scripts_name_is_there() throws IOException {
        var known = bundle(Locale.ENGLISH).keySet();
        var named = new HashSet<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(f -> f.toString().matches(".*\\.(jte|java|js)"))
                    .toList()) {
                var isScript = file.toString().endsWith(".js");
                (isScript ? SCRIPT_KEY : KEY)
                        .matcher(Files.readString(file))
                        .results()
                        .map(r -> (isScript ? "script." : "") + r.group(1))
                        .forEach(named::add);
            }
        }
        for (var section : Frame.Section.values()) {
            named.add(section.label());
        }
        assertThat(named)
                .hasSizeGreaterThan(100)
                .allSatisfy(key -> assertThat(known).as(key).anyMatch(k -> k.equals(key) || k.equals(key + ".many")));
    }

    @Test
    void templates_have_no_sentences_of_their_own() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            var templates = files.filter(f -> f.toString().endsWith(".jte"))
                    .filter(f -> !f.toString().contains("parts"))
                    .toList();
            assertThat(templates).hasSizeGreaterThan(40).allSatisfy(template -> {
                var text = Files.readString(template)
                        .replaceAll("(?m)^@(param|import).*$|!\\{.*;}$", "")
                        .replaceAll("(?s)<code>.*?</code>", "");
                assertThat(SENTENCE.matcher(text).results().map(r -> r.group()))
                        .as("what %s says belongs into the bundles", template)
                        .isEmpty();
            });
        }
    }

    @Test
    void places_are_filled_and_what_is_counted_has_its_own_words() {
        assertThat(Texts.ENGLISH.say("exam.time", "1:00", "2:00")).isEqualTo("1:00 of 2:00");
        assertThat(Texts.in(Locale.GERMAN).say("exam.time", "1:00", "2:00")).isEqualTo("1:00 von 2:00");
        assertThat(Texts.ENGLISH.count("exam.submit.open", 1)).isEqualTo("Hand in with one task open?");
        assertThat(Texts.ENGLISH.count("exam.submit.open", 2)).isEqualTo("Hand in with 2 tasks open?");
        assertThat(Texts.ENGLISH.say("no such key")).isEqualTo("no such key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {"en|window.podfallTexts = {", "de|window.podfallTexts = {", "fr|null", "..|null"})
    void scripts_get_theirs_in_the_languages_that_there_are(String tag, String begin) {
        assertThat(ScriptTexts.named(tag).map(s -> s.substring(0, 23)).orElse(null))
                .isEqualTo(begin);
    }
}
