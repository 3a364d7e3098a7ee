package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No text tries to be a page of its own: no tags, no images from elsewhere, no links that run scripts, no characters that hide or
 * turn others around. Code is free to show all of that. */
final class TextsAreHarmless implements QuizRule {
    private static final Pattern CODE = Pattern.compile("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)");
    /** Elements of HTML; a place-holder such as {@code <pod>} is none, and is shown as it is. An escaped {@code <} begins none. */
    private static final Pattern TAG = Pattern.compile(
            "(?i)(?<!(?<!\\\\)\\\\)(?:<\\s*/?\\s*(a|audio|b|base|body|br|button|canvas|code|details|div|embed|font|form"
                    + "|frame|h[1-6]|head|hr|html|i|iframe|img|input|li|link|marquee|meta|object|ol|p|pre|script|select|span|style|svg|table"
                    + "|td|template|textarea|th|tr|u|ul|video)\\b[^>]*>|<!--|<[^>]*\\son[a-z]+\\s*=)");

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\][(\\[]");
    private static final Pattern SCRIPT_LINK = Pattern.compile("(?i)(javascript|vbscript|data)\\s*:\\s*\\S");
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t\\r]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.texts()
                .filter(text -> text.text() != null)
                .flatMap(text -> check(quiz, text))
                .toList();
    }

    private static Stream<Finding> check(LintedQuiz quiz, Text text) {
        List<Finding> findings = new ArrayList<>();
        if (HIDDEN.matcher(text.text()).find()) {
            findings.add(quiz.finding(text, "It holds characters that are not seen.", "Type it anew, without them."));
        }
        String words = CODE.matcher(text.text()).replaceAll("");
        if (text.isMarkdown() && TAG.matcher(words).find()) {
            findings.add(quiz.finding(
                    text,
                    "It holds an HTML tag, which is shown and not run.",
                    "Write Markdown, or put it in `backticks`."));
        }
        if (text.isMarkdown() && IMAGE.matcher(words).find()) {
            findings.add(quiz.finding(text, "It holds an image, and pages load none.", "Say it in words."));
        }
        if (text.isMarkdown() && SCRIPT_LINK.matcher(words).find() && words.contains("](")) {
            findings.add(quiz.finding(text, "A link in it runs a script.", "Link to https:// addresses only."));
        }
        return findings.stream();
    }
}
