package dev.podfall.scenario.lint;

import java.util.List;

/** One rule about a lab's data. */
interface Rule {
    List<Finding> check(LintedLab lab);
}
