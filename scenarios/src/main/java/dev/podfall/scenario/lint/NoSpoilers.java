package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a learner reads before and while they work does not tell the cause; what is deployed does not either. */
final class NoSpoilers implements Rule {
    /** Of an incident that nobody wrote: its seed, which is a word of no manifest whatever its digits. */
    private static final Pattern NUMBER = Pattern.compile("^Incident \\d+: ");

    /** Parameters that say where, not what. */
    private static final Set<String> PLACES = Set.of(
            "namespace",
            "deployment",
            "container",
            "selector",
            "probe",
            "key",
            "label",
            "variable",
            "config",
            "secret",
            "role",
            "binding",
            "autoscaler",
            "cronjob",
            "pods",
            "name");

    /** Shorter values stand in every text. */
    private static final int SHORTEST = 3;

    /** At the beginning of a word: a LimitRange has a {@code default}. */
    private static final Pattern TELL_TALE = Pattern.compile("\\b(podfall|fault|broken|mistake|wrong)");

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> texts = texts(lab);
        for (String secret : secrets(lab.lab())) {
            texts.forEach((where, text) -> {
                if (text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))) {
                    findings.add(new Finding(where, "It gives \"" + secret + "\" away.", "Say what is seen instead."));
                }
            });
        }
        String manifests = lab.lab().scenario().baseline().toString().toLowerCase(Locale.ROOT);
        TELL_TALE
                .matcher(manifests)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .forEach(t -> findings.add(new Finding(
                        lab.file("baseline"), "A manifest says \"" + t + "\".", "Write it as production would.")));
        return findings;
    }

    private static Map<String, String> texts(LintedLab lab) {
        Map<String, String> texts = new TreeMap<>();
        texts.put(
                lab.file("lab.yaml") + " title",
                NUMBER.matcher(lab.lab().title()).replaceFirst(""));
        texts.put(lab.file("lab.yaml") + " symptom", lab.lab().facts().symptom());
        texts.put(
                lab.file("lab.yaml") + " objectives",
                lab.lab().facts().objectives().toString());
        texts.put(lab.file("task.md"), lab.lab().task());
        lab.lab().rubric().criteria().forEach(c -> texts.put(lab.file("rubric.yaml") + " " + c.id(), inChecks(c)));
        lab.lab().rubric().diagnosis().forEach(d -> texts.put(lab.file("rubric.yaml") + " " + d.id(), d.prompt()));
        return texts;
    }

    /** What the healthy cluster shows anyway (a name, a port, a path that is right where it stands there), or a client is known by. */
    private static boolean isShownAnyway(Lab lab, String value) {
        return lab.scenario().baseline().stream().anyMatch(o -> has(o, value))
                || lab.clients().clients().stream().anyMatch(c -> c.labels().containsValue(value));
    }

    private static boolean has(JsonNode node, String value) {
        if (node.isValueNode()) {
            return node.asText().equals(value);
        }
        for (JsonNode inner : node) {
            if (has(inner, value)) {
                return true;
            }
        }
        return false;
    }

    /** What a check says of a criterion. */
    private static String inChecks(CriterionSpec criterion) {
        if (criterion.visibility() != CriterionSpec.Visibility.open) {
            return String.valueOf(criterion.about());
        }
        String expected = criterion.claim() instanceof ClaimSpec.Resource resource ? resource.expected() : "";
        return String.join("\n", criterion.title(), criterion.why(), criterion.see(), expected);
    }

    private static List<String> secrets(Lab lab) {
        List<String> secrets = new ArrayList<>();
        for (FaultSpec fault : lab.scenario().breakage().faults()) {
            if (fault.fault().contains("-")) { // "image" is a word like any other
                secrets.add(fault.fault());
            }
            for (Map.Entry<String, JsonNode> parameter : fault.with().properties()) {
                String value = parameter.getValue().asText();
                if (!PLACES.contains(parameter.getKey()) && value.length() >= SHORTEST && !isShownAnyway(lab, value)) {
                    secrets.add(value);
                }
            }
        }
        lab.rubric().diagnosis().stream()
                .flatMap(d -> d.options().stream().filter(DiagnosisSpec.Choice::correct))
                .map(DiagnosisSpec.Choice::text)
                .filter(t -> t.length() > 12 && !t.startsWith("Deployment"))
                .forEach(secrets::add);
        return secrets;
    }
}
