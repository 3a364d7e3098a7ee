package dev.podfall.grader.postmortem;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that look for somebody who is guilty instead of what made it easy to go wrong. */
final class BlameWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern WORDS = Pattern.compile(
            "\\b(human error|user error|operator error|careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten(?:t|ce)|stupid(?:ly|ity)?"
                    + "|sloppy|la(?:zy|ziness)|should have known|should have been more careful|was not paying attention|forgot to"
                    + "|(?:is|was|were|are) to blame|blam(?:ed|ing)|(?:his|her|their|'s) (?:own )?(?:fault|mistake)"
                    + "|(?:fault|mistake) of (?:the )?(?:engineer|operator|developer|on-call|team)"
                    + "|idiot(?:s|ic)?|morons?|fools?(?!-)|foolish(?:ly)?|dumb(?!-)|clueless"
                    + "|(?:he|she|you|who|(?:the |our |an? )?(?:engineer|operator|developer|administrator|admin|author|reviewer)s?)"
                    + " should(?: not|n't)? have"
                    + "|disciplin(?:e|ed|ary)|reprimand(?:ed)?|punish(?:ed|ment)?|guilty|culprit)\\b",
            FLAGS);
    /** Somebody by name, and what people do; tools that are written like names and may have failed are none. */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?!(?:The|This|That|It|We|They|Monitoring|Alerts?|Tests?|Checks?|Pipelines?|Prometheus|Grafana|Kubernetes|Helm|Jenkins|Argo)\\b)"
                    + "[A-Z][a-z]+ should(?: not|n't)? have (?:known|checked|read|asked|thought|looked|listened)\\b");

    private static final List<Section> CAUSES = List.of(Section.rootCause, Section.contributing, Section.wentWrong);

    private BlameWords() {}

    /** The first such word of a text; empty if there is none. */
    static Optional<String> in(String text) {
        Matcher found = WORDS.matcher(text);
        if (found.find()) {
            return Optional.of(found.group());
        }
        Matcher named = NAMED.matcher(text);
        return named.find() ? Optional.of(named.group()) : Optional.empty();
    }

    /** The first person who is named where causes are told; empty if nobody is. @param people names of those who took part */
    static Optional<String> person(Section section, String text, Collection<String> people) {
        if (!CAUSES.contains(section)) {
            return Optional.empty();
        }
        return people.stream()
                .filter(p -> !p.isBlank())
                .filter(p -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}_-])" + Pattern.quote(p.strip()) + "(?![\\p{L}\\p{N}_-])", FLAGS)
                        .matcher(text)
                        .find())
                .findFirst();
    }
}
