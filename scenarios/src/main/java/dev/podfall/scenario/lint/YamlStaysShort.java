package dev.podfall.scenario.lint;

import dev.podfall.scenario.load.Source;
import java.util.ArrayList;
import java.util.List;

/** No authored YAML file is longer than a screen. */
final class YamlStaysShort implements Rule {
    private static final int LONGEST = 60;

    @Override
    public List<Finding> check(LintedLab lab) {
        List<String> files = new ArrayList<>(lab.source().files(lab.folder()));
        files.addAll(lab.source().files("shared"));
        return check(lab.source(), files);
    }

    static List<Finding> check(Source source, List<String> files) {
        List<Finding> findings = new ArrayList<>();
        for (String file : files) {
            long lines = source.read(file).lines().count();
            if (file.endsWith(".yaml") && lines > LONGEST) {
                findings.add(new Finding(
                        file, "It has " + lines + " lines.", "Move parts to shared/ or into files of their own."));
            }
        }
        return findings;
    }
}
