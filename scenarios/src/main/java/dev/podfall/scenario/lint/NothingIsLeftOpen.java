package dev.podfall.scenario.lint;

import dev.podfall.scenario.draft.LabDraft;
import java.util.ArrayList;
import java.util.List;

/** No file still says TODO. */
final class NothingIsLeftOpen implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        for (String file : lab.source().files(lab.folder())) {
            List<String> lines = lab.source().read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.contains(LabDraft.OPEN)) {
                    findings.add(new Finding(
                            file + ":" + (i + 1), "It still says " + LabDraft.OPEN + ".", "Write what it asks for."));
                }
            }
        }
        return findings;
    }
}
