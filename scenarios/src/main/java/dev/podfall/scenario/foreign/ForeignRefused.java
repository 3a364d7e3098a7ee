package dev.podfall.scenario.foreign;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A folder or an archive is nothing that may be read; all that is wrong with it is told at once. */
public final class ForeignRefused extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 20;

    private final transient List<Finding> findings;

    ForeignRefused(String what, List<Finding> findings) {
        super(Category.AUTHOR, message(what, findings), "Correct or take out what is named, and try it again.");
        this.findings = List.copyOf(findings);
    }

    private static String message(String what, List<Finding> findings) {
        String list = findings.stream().limit(TOLD).map(f -> "\n  " + f).collect(Collectors.joining());
        int more = findings.size() - TOLD;
        return what + " is not read:" + list + (more > 0 ? "\n  and " + more + " more" : "");
    }

    /** What is wrong. */
    public List<Finding> findings() {
        return findings;
    }
}
