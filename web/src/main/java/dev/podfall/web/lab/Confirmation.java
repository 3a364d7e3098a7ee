package dev.podfall.web.lab;

import java.util.List;

/**
 * A question that is asked before something cannot be taken back.
 *
 * @param consequences what will be, in sentences
 * @param yes what the button says that does it
 * @param no what the link says that leads back
 * @param meanwhile what the button says while it is done
 */
record Confirmation(String title, List<String> consequences, String yes, String no, String meanwhile) {
    static final Confirmation RESET = new Confirmation(
            "Reset the cluster?",
            List.of(
                    "You get a fresh, broken cluster. Everything you changed in this one is gone.",
                    "The clock runs on. Hints stay paid for, and your diagnosis stays as it is."),
            "Reset the cluster",
            "Keep my cluster",
            "Breaking it again…");

    static final Confirmation STOP = new Confirmation(
            "Stop this attempt?",
            List.of(
                    "It ends without a grade and its cluster is removed. This cannot be undone.",
                    "To have it graded, hand it in instead."),
            "Stop without a grade",
            "Go on with it",
            "Stopping…");
}
