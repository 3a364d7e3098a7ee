package dev.podfall.scenario.lint;

import dev.podfall.scenario.load.LabDocument;
import java.util.ArrayList;
import java.util.List;

/** The folder is called as the lab, below a folder called as its domain; and the lab as no other. */
final class FolderNamesTheLab implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        String wanted = "labs/" + lab.lab().facts().domain() + "/" + lab.lab().id();
        if (!lab.folder().equals(wanted)) {
            findings.add(new Finding(
                    lab.file("lab.yaml"), "Its domain and id say " + wanted + ".", "Move the folder or correct them."));
        }
        if (lab.lab().id().equals(LabDocument.ID)) {
            findings.add(new Finding(
                    lab.file("lab.yaml"),
                    "Incidents that nobody wrote have the id \"" + LabDocument.ID + "\".",
                    "Give the lab an id that says what is seen first."));
        }
        return findings;
    }
}
