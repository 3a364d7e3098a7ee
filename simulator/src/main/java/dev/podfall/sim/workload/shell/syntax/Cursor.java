package dev.podfall.sim.workload.shell.syntax;

/** A place in a script that is being read. */
final class Cursor {
    private static final int DEEPEST = 64;

    final String text;
    final int depth;
    final boolean arrays;
    int at;
    int line = 1;

    /**
     * @param depth how many substitutions the text lies within
     * @param arrays whether the shell has arrays
     */
    Cursor(String text, int depth, boolean arrays) {
        if (depth > DEEPEST) {
            throw SyntaxError.of("nested too deeply");
        }
        this.text = text;
        this.depth = depth;
        this.arrays = arrays;
    }
}
