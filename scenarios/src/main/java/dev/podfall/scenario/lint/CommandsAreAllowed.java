package dev.podfall.scenario.lint;

import dev.podfall.scenario.LabFacts.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a report tells learners to type is theirs to type: they act as nobody else, and read no other namespaces. */
final class CommandsAreAllowed implements Rule {
    private static final Pattern AS_SOMEBODY = Pattern.compile("\\s--as(-group)?\\b");
    private static final Pattern EVERYWHERE = Pattern.compile("\\s(-A|--all-namespaces)\\b");
    private static final Pattern RIGHTS = Pattern.compile("\\b(get|describe)\\s+\\S*role(binding)?s?\\b");
    /** Everybody may ask for their own. */
    private static final Pattern OWN_RIGHTS = Pattern.compile("kubectl auth can-i [^;]*");

    private static final Pattern NAMESPACE = Pattern.compile("\\s(?:-n|--namespace)[ =]([a-z0-9-]+)");

    @Override
    public List<Finding> check(LintedLab lab) {
        Map<String, String> commands = new TreeMap<>();
        lab.lab().rubric().criteria().forEach(c -> commands.put(c.id(), String.valueOf(c.see())));
        lab.lab().rubric().guards().forEach(g -> commands.put(g.id(), String.valueOf(g.see())));
        List<Finding> findings = new ArrayList<>();
        commands.forEach((id, see) -> check(lab, lab.file("rubric.yaml") + " " + id, see, findings));
        return findings;
    }

    private static void check(LintedLab lab, String where, String see, List<Finding> findings) {
        List<Access> access = lab.lab().facts().access();
        if (AS_SOMEBODY.matcher(see).find()) {
            findings.add(new Finding(
                    where, "Learners may not act as somebody else.", "Under see, name what can be read without --as."));
        }
        if (EVERYWHERE.matcher(see).find()) {
            findings.add(new Finding(
                    where, "Learners may not list all namespaces.", "Under see, name a namespace with -n."));
        }
        if (RIGHTS.matcher(see).find() && access.stream().noneMatch(CommandsAreAllowed::readsRoles)) {
            findings.add(new Finding(
                    where,
                    "Learners may not read Roles here.",
                    "Give them get and list of roles and rolebindings under access, or name another command."));
        }
        NAMESPACE
                .matcher(OWN_RIGHTS.matcher(see).replaceAll(""))
                .results()
                .map(m -> m.group(1))
                .distinct()
                .forEach(namespace -> {
                    boolean callsFrom =
                            lab.lab().clients().clients().stream().anyMatch(c -> namespace.equals(c.namespace()));
                    if (!callsFrom
                            && access.stream().noneMatch(a -> a.namespace().equals(namespace))) {
                        findings.add(new Finding(
                                where,
                                "Learners have no rights in namespace " + namespace + ".",
                                "Give them some under access in lab.yaml, or name another command under see."));
                    }
                });
    }

    private static boolean readsRoles(Access access) {
        return access.rules().stream()
                .anyMatch(g -> g.resources().contains("roles") && g.verbs().contains("get"));
    }
}
