package dev.podfall.scenario.lint;

import java.util.ArrayList;
import java.util.List;

/** No authored YAML file is longer than a screen. */
final class YamlStaysShort implements Rule {
    private static final int LONGEST = 60;

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        List<String> files = new ArrayList<>(lab.source().files(lab.folder()));
        files.addAll(lab.source().files("shared"));
        for (String file : files) {
            long lines = lab.source().read(file).lines().count();
            if (file.endsWith(".yaml") && lines > LONGEST) {
                findings.add(new Finding(
                        file, "It has " + lines + " lines.", "Move parts to shared/ or into files of their own."));
            }
        }
        return findings;
    }
}
