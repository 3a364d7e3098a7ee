package dev.podfall.scenario.lint;

import dev.podfall.scenario.draft.LabDraft;
import dev.podfall.scenario.load.Source;
import java.util.ArrayList;
import java.util.List;

/** No file still says TODO. */
final class NothingIsLeftOpen implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        return check(lab.source(), lab.source().files(lab.folder()));
    }

    static List<Finding> check(Source source, List<String> files) {
        List<Finding> findings = new ArrayList<>();
        for (String file : files) {
            List<String> lines = source.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.contains(LabDraft.OPEN)) {
                    String asked = line.substring(line.indexOf(LabDraft.OPEN)).replaceFirst("[\"} ]*$", "");
                    findings.add(
                            new Finding(file + ":" + (i + 1), "Still to write. " + asked, "Write it in its place."));
                }
            }
        }
        return findings;
    }
}
