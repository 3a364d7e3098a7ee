package dev.podfall.web.chain;

import dev.podfall.web.ui.Texts;

/**
 * A chain as it is drawn: boxes one below the other, links between them.
 *
 * @param isLit whether the link that does not hold is shown
 */
public record ChainPicture(Chain chain, boolean isLit, Texts texts) {
    /** In user units. */
    static final int WIDTH = 400;

    private static final int STEP = 70;
    private static final int BOX = 46;
    private static final int LETTERS = 36;

    int height() {
        return top(chain.stations().size() - 1) + BOX + 1;
    }

    /** The upper edge of a box, in user units. */
    static int top(int station) {
        return 1 + station * STEP;
    }

    boolean isBroken(int link) {
        return isLit && chain.broken() == link;
    }

    String title(Chain.Station station) {
        return texts.say("chain." + station.kind());
    }

    /** What fits into a box: the beginning and, since it tells pods apart, the end. */
    static String fitted(String text) {
        int half = LETTERS / 2;
        return text.length() <= LETTERS ? text : text.substring(0, half) + "…" + text.substring(text.length() - half);
    }

    String name(Chain.Station station) {
        return station.name().isEmpty() ? texts.say("chain.none") : station.name();
    }

    /** What the picture shows, in a sentence for each station. */
    String words(Chain.Station station) {
        return title(station) + ": " + name(station) + (station.detail().isEmpty() ? "" : ", " + station.detail());
    }

    /** What is wrong; empty where nothing is to be said. */
    String verdict() {
        if (!isLit) {
            return "";
        }
        return texts.say(chain.broken() < 0 ? "chain.holds" : "chain.broken." + chain.broken());
    }
}
