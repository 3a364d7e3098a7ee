package dev.podfall.scenario.origin;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** Labs cannot be taken from there; all that is wrong is told at once. */
public final class OriginRefused extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 20;

    OriginRefused(String what, List<String> findings, String next) {
        super(Category.AUTHOR, what + message(findings), next);
    }

    OriginRefused(String what, String next) {
        super(Category.AUTHOR, what, next);
    }

    private static String message(List<String> findings) {
        StringBuilder list = new StringBuilder();
        findings.stream().limit(TOLD).forEach(f -> list.append("\n  ").append(f));
        int more = findings.size() - TOLD;
        return list + (more > 0 ? "\n  and " + more + " more" : "");
    }
}
