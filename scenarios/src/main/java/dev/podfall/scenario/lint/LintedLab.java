package dev.podfall.scenario.lint;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Source;

/**
 * A lab under inspection.
 *
 * @param folder from the catalogue's root
 */
record LintedLab(Lab lab, String folder, Source source) {
    String file(String name) {
        return folder + "/" + name;
    }
}
