package dev.podfall.sim.workload.shell.syntax;

import java.util.List;

/** A parsed piece of a script. */
public sealed interface Node {
    /** Commands one after the other. */
    record Sequence(List<Node> nodes) implements Node {}

    /** {@code node &}. */
    record Background(Node node) implements Node {}

    /** {@code left && right}. */
    record And(Node left, Node right) implements Node {}

    /** {@code left || right}. */
    record Or(Node left, Node right) implements Node {}

    /** {@code ! node}. */
    record Not(Node node) implements Node {}

    /** {@code a | b | c}, at least two stages. */
    record Pipeline(List<Node> stages) implements Node {}

    /** A command with its assignments and redirections. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects, int line) implements Node {}

    /** A compound command with redirections of its own. */
    record Redirected(Node node, List<Redirect> redirects) implements Node {}

    /** {@code ( body )}. */
    record Subshell(Node body) implements Node {}

    /** {@code if}; {@code otherwise} is null without an else. */
    record If(Node condition, Node then, Node otherwise) implements Node {}

    /** {@code while} or {@code until}. */
    record Loop(Node condition, Node body, boolean until) implements Node {}

    /** {@code for name in words}; {@code words} is null for the positional parameters. */
    record For(String name, List<Word> words, Node body) implements Node {}

    /** {@code case subject in}. */
    record Case(Word subject, List<Branch> branches) implements Node {}

    /** {@code name() body}. */
    record Function(String name, Node body) implements Node {}

    /** A branch of a case. */
    record Branch(List<Word> patterns, Node body) {}

    /**
     * {@code name=value}, {@code name[1]=value}, {@code name=(items)}, and each with {@code +=}.
     *
     * @param items null unless it is an array
     */
    record Assignment(String name, boolean append, Word value, List<Word> items) {}

    /**
     * A redirection.
     *
     * @param operator {@code < > >> >| <> <& >& << &>}
     * @param target a file, a descriptor, or a here-document's body
     */
    record Redirect(int descriptor, String operator, Word target) {}

    /** A word before expansion. */
    record Word(List<Part> parts) {
        /** The word's text if it is one unquoted literal, else null: only such a word can be reserved. */
        public String literal() {
            return parts.size() == 1 && parts.get(0) instanceof Text text && !text.quoted() ? text.text() : null;
        }

        public static Word of(String quotedText) {
            return new Word(List.of(new Text(quotedText, true)));
        }
    }

    /** A piece of a word. */
    sealed interface Part {}

    record Text(String text, boolean quoted) implements Part {}

    /**
     * {@code $name} or {@code ${name op argument}}.
     *
     * @param operator empty for none, {@code length} for {@code ${#name}}
     */
    record Parameter(String name, String operator, Word argument, boolean quoted) implements Part {}

    /** A here-document's body, known only after the line that announced it was parsed. */
    record Late(HereDocument document) implements Part {}

    record Substitution(Node body, boolean quoted) implements Part {}

    record Arithmetic(Word expression, boolean quoted) implements Part {}
}
