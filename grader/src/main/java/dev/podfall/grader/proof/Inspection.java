package dev.podfall.grader.proof;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.lint.DrawnLabs;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.Lint;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.load.YamlLines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be said of a lab without a cluster: it can be read, lint finds nothing, faults are known, the rubric compiles. */
public final class Inspection {
    private final Catalogue catalogue;

    public Inspection(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is to be corrected. Files that cannot be read are told all at once, and hide what can be said of the others. */
    public List<Finding> of(String id) {
        try {
            List<UnreadableData> troubles = catalogue.troubles(id);
            if (!troubles.isEmpty()) {
                return troubles.stream()
                        .map(t -> finding(catalogue.folderOf(id), t))
                        .toList();
            }
            Lab lab = catalogue.lab(id);
            List<Finding> findings = new ArrayList<>(compiled(lab));
            findings.addAll(new DrawnLabs(catalogue, id).worse(this::compiled, findings));
            findings.addAll(Lint.lab(catalogue, id));
            return findings;
        } catch (PodfallException unreadable) {
            return List.of(finding(catalogue.folderOf(id), unreadable));
        }
    }

    private List<Finding> compiled(Lab lab) {
        List<Finding> findings = new ArrayList<>(faults(lab));
        findings.addAll(addOns(lab));
        findings.addAll(rubric(lab));
        return findings;
    }

    /** Its own and its world's: nobody else knows which there are. */
    private List<Finding> addOns(Lab lab) {
        String file = catalogue.folderOf(lab.id()) + "/lab.yaml";
        YamlLines lines = YamlLines.of(catalogue.source().find(file).orElse(""));
        int line = lines.of("addons", 0);
        return lab.facts().addons().stream()
                .filter(name -> !EmbeddedProvider.addOns().contains(name))
                .map(name -> new Finding(
                        file + (line > 1 ? ":" + line : ""),
                        "There is no add-on \"" + name + "\".",
                        "Take one of: " + String.join(", ", EmbeddedProvider.addOns()) + "."))
                .toList();
    }

    private List<Finding> faults(Lab lab) {
        String file = catalogue.folderOf(lab.id()) + "/faults.yaml";
        List<FaultSpec> faults = lab.scenario().breakage().faults();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            try {
                FaultRegistry.standard().check(faults.get(i));
            } catch (PodfallException wrong) {
                findings.add(finding(file + line(file, i, faults.get(i)), wrong));
            }
        }
        return findings;
    }

    /** The line of a fault, of its first parameter that is no text where there is one; empty if the file does not list it. */
    private String line(String file, int index, FaultSpec fault) {
        YamlLines lines = YamlLines.of(catalogue.source().find(file).orElse(""));
        int line = fault.with().properties().stream()
                .filter(field -> field.getValue().isContainerNode())
                .findFirst()
                .map(field -> lines.of("faults", index, "with", field.getKey()))
                .orElseGet(() -> lines.of("faults", index));
        return line > 1 ? ":" + line : "";
    }

    private List<Finding> rubric(Lab lab) {
        try {
            Rubric.of(lab.rubric());
            return List.of();
        } catch (PodfallException wrong) {
            return List.of(finding(catalogue.folderOf(lab.id()) + "/rubric.yaml", wrong));
        }
    }

    private static Finding finding(String where, PodfallException e) {
        String message = e.getMessage().replaceFirst("[.]?$", ".");
        boolean named = Stream.of("labs/", "shared/", "worlds/").anyMatch(message::startsWith);
        int colon = message.indexOf(": ");
        return named && colon > 0
                ? new Finding(message.substring(0, colon), message.substring(colon + 2), e.next())
                : new Finding(where, message, e.next());
    }
}
