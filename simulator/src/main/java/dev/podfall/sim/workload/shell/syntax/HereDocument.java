package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Node.Word;

/** A here-document whose body is read later than its operator. */
public final class HereDocument {
    final String delimiter;
    final boolean stripTabs;
    final boolean literal;
    private Word body = Word.of("");

    HereDocument(String delimiter, boolean stripTabs, boolean literal) {
        this.delimiter = delimiter;
        this.stripTabs = stripTabs;
        this.literal = literal;
    }

    void fill(Word text) {
        body = text;
    }

    /** What it holds, before expansion. */
    public Word body() {
        return body;
    }
}
