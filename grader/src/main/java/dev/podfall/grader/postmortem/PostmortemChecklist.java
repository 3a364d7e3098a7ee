package dev.podfall.grader.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a postmortem is marked: the severity is set, the sections are there, actions are owned and dated, nobody is blamed. */
public final class PostmortemChecklist {
    private PostmortemChecklist() {}

    /**
     * A point of it.
     *
     * @param id {@code severity}, {@code sections}, {@code evidence}, {@code actions}, {@code prevention} or {@code no-blame}
     * @param met whether it holds
     * @param findings what is missing
     */
    public record Item(String id, String title, boolean met, List<PostmortemFinding> findings) {}

    /** All points. @param findings what {@link PostmortemLint} found */
    public static List<Item> of(List<PostmortemFinding> findings) {
        List<PostmortemFinding> severity = new ArrayList<>();
        List<PostmortemFinding> others = new ArrayList<>();
        findings.forEach(f -> (isSeverity(f) ? severity : others).add(f));
        return List.of(
                item("severity", "The severity is set", severity),
                item("sections", "All eleven sections are there", some(others, "missing", "too-long")),
                item("evidence", "Causes are told with what shows them", and(Section.rootCause, others, "evidence")),
                item("actions", "Actions are owned and dated", and(Section.actions, others, "action")),
                item(
                        "prevention",
                        "An action keeps it from happening again",
                        and(Section.actions, others, "prevention")),
                item("no-blame", "Nobody is blamed", some(others, "blame")));
    }

    private static boolean isSeverity(PostmortemFinding finding) {
        return finding.section().equals(Section.severity.id()) && finding.rule().equals("missing");
    }

    private static List<PostmortemFinding> some(List<PostmortemFinding> findings, String... rules) {
        return findings.stream().filter(f -> Set.of(rules).contains(f.rule())).toList();
    }

    /** What is not there is not sound either. */
    private static List<PostmortemFinding> and(Section missing, List<PostmortemFinding> findings, String rule) {
        return findings.stream()
                .filter(f -> f.rule().equals(rule)
                        || f.rule().equals("missing") && f.section().equals(missing.id()))
                .toList();
    }

    private static Item item(String id, String title, List<PostmortemFinding> findings) {
        return new Item(id, title, findings.isEmpty(), List.copyOf(findings));
    }
}
