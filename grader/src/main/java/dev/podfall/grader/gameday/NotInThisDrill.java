package dev.podfall.grader.gameday;

import dev.podfall.engine.Runtime;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.scenario.gameday.Role;
import java.util.Collection;

/** The drill's state, or its data, does not allow it. */
public final class NotInThisDrill extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NotInThisDrill(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static NotInThisDrill state(DrillHistory history) {
        return new NotInThisDrill(
                "The drill " + history.id() + " does not take that now: "
                        + history.state().words() + ".",
                "See where it is: podfall gameday status " + history.id());
    }

    static NotInThisDrill another(String running) {
        return new NotInThisDrill(
                "The drill " + running + " is not over yet.",
                "Go on with it: podfall gameday status\nEnd it: podfall gameday abort, then podfall gameday review --close");
    }

    static NotInThisDrill notOffered(String gameDay) {
        return new NotInThisDrill(
                "The game day " + gameDay + " has something to correct.",
                "See what: podfall author lint --gameday " + gameDay);
    }

    static NotInThisDrill none(String kind, String name, Collection<String> names) {
        return new NotInThisDrill(
                isNotThere(kind, name),
                names.isEmpty() ? "There is none." : "Choose one of: " + String.join(", ", names));
    }

    private static String isNotThere(String kind, String name) {
        return "There is no " + kind + " \"" + (name.length() > 60 ? name.substring(0, 60) + "…" : name)
                + "\" in this drill.";
    }

    /** Who trains alone is not told the names of the others. */
    static NotInThisDrill unseen(String cue) {
        return new NotInThisDrill(
                isNotThere("cue", cue), "Let the next one come, whatever it is: podfall gameday inject");
    }

    static NotInThisDrill allPlayed() {
        return new NotInThisDrill("All cues were played.", "See how users are: podfall gameday status");
    }

    static NotInThisDrill played(String cue) {
        return new NotInThisDrill("The cue " + cue + " was played already.", "Choose another one, or wait.");
    }

    static NotInThisDrill noPage() {
        return new NotInThisDrill("No page waits for anybody.", "See what there is: podfall gameday status");
    }

    static NotInThisDrill cluster(String why) {
        return new NotInThisDrill(
                "The drill's cluster " + why + ".", "Try again in a moment; or end it: podfall gameday abort");
    }

    /** @param runtimes where it may be held */
    static NotInThisDrill runtime(String gameDay, Runtime wanted, Collection<String> runtimes) {
        return new NotInThisDrill(
                "The game day " + gameDay + " is not held on " + wanted.id()
                        + ": what it breaks is only proven, and only taken back for sure, on "
                        + String.join(", ", runtimes)
                        + ".",
                "Leave --runtime out, or choose one that kills pods or empties nodes: podfall gameday list");
    }

    static NotInThisDrill freeOnReal(Runtime wanted) {
        return new NotInThisDrill(
                "Free drills are not held on " + wanted.id()
                        + ": each is rehearsed first, and that takes hours of a clock that only embedded clusters have.",
                "Leave --runtime out, or choose a written one: podfall gameday list");
    }

    /** @param nodes those that may be emptied */
    static NotInThisDrill podsElsewhere(Collection<String> nodes) {
        return new NotInThisDrill(
                "None of the pods that are to be driven away runs on a node that may be emptied ("
                        + String.join(", ", nodes) + "), so there is nothing to drill.",
                "Start it again, or let the cluster's owner name other nodes in ConfigMap podfall-system/podfall-allowed.");
    }

    static NotInThisDrill text(String what, int longest) {
        return new NotInThisDrill(
                what + " is empty, or longer than " + longest + " characters.",
                "Write 1 to " + longest + " characters.");
    }

    /** Dots and dashes tell nobody anything. */
    static NotInThisDrill nothingSaid() {
        return new NotInThisDrill(
                "That says nothing.",
                "Write it in words; an update has at least ten letters: what users notice, what is done, when the next word comes.");
    }

    static NotInThisDrill nothingBroken() {
        return new NotInThisDrill(
                "Nothing was broken yet, so nothing is mitigated.",
                "Wait until something happens, and say it when users are well again.");
    }

    static NotInThisDrill figure(String what, String range) {
        return new NotInThisDrill(what + " makes no sense.", "Write " + range + ".");
    }

    /** It is not that role's. */
    public static NotInThisDrill role(Role role) {
        return new NotInThisDrill(
                "That is not for the role " + role.title() + ".", "Ask whoever has the role that it is for.");
    }

    static NotInThisDrill early() {
        return new NotInThisDrill(
                "There is no report as long as the drill runs: it would tell the cues.",
                "End the drill first: podfall gameday resolved");
    }
}
