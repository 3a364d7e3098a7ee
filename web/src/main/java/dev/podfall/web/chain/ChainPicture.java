package dev.podfall.web.chain;

import dev.podfall.web.ui.Texts;

/**
 * A chain as it is drawn: boxes side by side, links between them.
 *
 * @param isLit whether the link that does not hold is shown
 */
public record ChainPicture(Chain chain, boolean isLit, Texts texts) {
    static final int BOX = 132;
    static final int GAP = 34;
    static final int HEIGHT = 84;
    private static final int LETTERS = 19;

    int width() {
        return chain.stations().size() * (BOX + GAP) - GAP + 2;
    }

    /** The left edge of a box, in user units. */
    int left(int station) {
        return 1 + station * (BOX + GAP);
    }

    boolean isBroken(int link) {
        return isLit && chain.broken() == link;
    }

    String title(Chain.Station station) {
        return texts.say("chain." + station.kind());
    }

    /** What fits into a box. */
    static String fitted(String text) {
        return text.length() <= LETTERS ? text : text.substring(0, LETTERS - 1) + "…";
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
