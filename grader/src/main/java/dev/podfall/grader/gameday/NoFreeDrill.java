package dev.podfall.grader.gameday;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Collection;
import java.util.List;

/** A free drill is wished that there is none of, or that would teach nothing. */
public final class NoFreeDrill extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    private NoFreeDrill(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    private static String brief(String word) {
        return word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word;
    }

    static NoFreeDrill world(String name, Collection<String> worlds) {
        return new NoFreeDrill(
                "There is no world \"" + brief(name) + "\" for a free drill.",
                "Choose one of: " + String.join(", ", worlds));
    }

    static NoFreeDrill fault(String name, String world, Collection<String> names) {
        return new NoFreeDrill(
                "The fault \"" + brief(name) + "\" cannot be drawn in the world " + world + ".",
                "Choose of: " + String.join(", ", names));
    }

    static NoFreeDrill parameter(String word, String why) {
        return new NoFreeDrill(
                "The parameter \"" + brief(word) + "\" is for no fault of this drill" + why + ".",
                "Write it as FAULT.PARAMETER=VALUE, with a fault that you chose; lab-engine/FAULTS.md lists their parameters.");
    }

    static NoFreeDrill many(int faults) {
        return new NoFreeDrill(
                faults + " faults are too many for one drill.", "Choose 1 to " + FreeWish.MOST_FAULTS + ".");
    }

    static NoFreeDrill twice(String one) {
        return new NoFreeDrill(
                "The fault " + brief(one) + " is in the same place as another one: nobody could tell them apart.",
                "Choose another one in its place.");
    }

    /** Its rehearsal went wrong. */
    static NoFreeDrill rehearsed(List<String> problems) {
        return new NoFreeDrill(
                "Its rehearsal failed, so it is not started. " + String.join(" ", problems),
                "Choose other faults or another seed; or leave --fault out, and a drill that works is drawn.");
    }

    static NoFreeDrill drawn(int tries) {
        return new NoFreeDrill(
                "Of " + tries + " faults that were drawn none makes a drill.",
                "Draw again with another seed, or choose the faults.");
    }
}
