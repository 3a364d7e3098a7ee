package dev.podfall.scenario.draw;

/**
 * How much may still be filled in. Draws can use draws above them, and files can use them many times, so that a few short lines
 * can stand for more than a machine has room for. Used by one thread.
 */
final class Allowance {
    /** What a draw may have, in characters; a node counts as a few. */
    static final int DRAW = 64 << 10;
    /** What all draws of a lab may have. */
    static final int DRAWS = 1 << 20;
    /** What all files of a lab may have. */
    static final int FILES = 4 << 20;

    private static final int DEEPEST = 100;
    private static final int NODE = 16;

    private final String whose;
    private final Allowance also;
    private final int most;
    private int spent;

    private Allowance(String whose, int most, Allowance also) {
        this.whose = whose;
        this.most = most;
        this.also = also;
    }

    static Allowance of(String whose, int most) {
        return new Allowance(whose, most, null);
    }

    /** For a part; what it spends is spent here too. */
    Allowance part(String whose, int most) {
        return new Allowance(whose, most, this);
    }

    /** @throws DrawsDoNotFit if there is not so much left */
    void text(String text) {
        spend(text.length());
    }

    /** A value, list or mapping, without what is in it. @param depth in how many others it is @throws DrawsDoNotFit as above, or if it is too deep */
    void node(int depth) {
        if (depth > DEEPEST) {
            throw new DrawsDoNotFit(whose + " are nested more than " + DEEPEST + " deep once they are filled", fix());
        }
        spend(NODE);
    }

    private void spend(int length) {
        if (length > most - spent) {
            throw new DrawsDoNotFit(whose + " are longer than " + (most >> 10) + " KiB once they are filled", fix());
        }
        spent += length;
        if (also != null) {
            also.spend(length);
        }
    }

    private static String fix() {
        return "Use fewer placeholders in one another, and shorter alternatives.";
    }
}
