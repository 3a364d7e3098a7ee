package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a learner reads before and while they work does not tell the cause; what is deployed does not either. */
final class NoSpoilers implements Rule {
    /** Parameters that say where, not what. */
    private static final Set<String> PLACES = Set.of("namespace", "deployment", "container", "selector", "probe");

    private static final List<String> TELL_TALES = List.of("podfall", "fault", "broken", "mistake", "wrong");

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
        TELL_TALES.stream()
                .filter(manifests::contains)
                .forEach(t -> findings.add(new Finding(
                        lab.file("baseline"), "A manifest says \"" + t + "\".", "Write it as production would.")));
        return findings;
    }

    private static Map<String, String> texts(LintedLab lab) {
        Map<String, String> texts = new TreeMap<>();
        texts.put(lab.file("lab.yaml") + " title", lab.lab().title());
        texts.put(lab.file("lab.yaml") + " symptom", lab.lab().facts().symptom());
        texts.put(
                lab.file("lab.yaml") + " objectives",
                lab.lab().facts().objectives().toString());
        texts.put(lab.file("task.md"), lab.lab().task());
        return texts;
    }

    private static List<String> secrets(Lab lab) {
        List<String> secrets = new ArrayList<>();
        for (FaultSpec fault : lab.scenario().breakage().faults()) {
            secrets.add(fault.fault());
            for (Map.Entry<String, JsonNode> parameter : fault.with().properties()) {
                if (!PLACES.contains(parameter.getKey())) {
                    secrets.add(parameter.getValue().asText());
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
