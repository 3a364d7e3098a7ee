package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Lexer.Token;
import dev.podfall.sim.workload.shell.syntax.Lexer.Type;
import dev.podfall.sim.workload.shell.syntax.Node.Redirect;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses POSIX shell grammar by recursive descent. */
public final class Parser {
    private static final Set<String> ENDERS = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", "in");
    private static final int DEEPEST = 200;

    private final Lexer lexer;
    private final SimpleCommands simple;
    private Token token;
    private int depth;

    Parser(Lexer lexer) {
        this.lexer = lexer;
        this.simple = new SimpleCommands(this);
        advance();
    }

    /**
     * Parses a whole script.
     *
     * @param arrays whether the shell has arrays, as bash
     * @throws SyntaxError when it is none
     */
    public static Node parse(String script, boolean arrays) {
        return parse(script, 0, arrays);
    }

    static Node parse(String script, int depth, boolean arrays) {
        Parser parser = new Parser(new Lexer(new Cursor(script, depth, arrays)));
        Node node = parser.list();
        if (parser.token.type() != Type.END) {
            throw parser.unexpected(null);
        }
        return node;
    }

    /** Parses up to an operator, which is the last token read. */
    Node until(String operator) {
        Node node = list();
        if (!token.is(operator)) {
            throw unexpected(operator);
        }
        return node;
    }

    Token token() {
        return token;
    }

    Lexer lexer() {
        return lexer;
    }

    void advance() {
        token = lexer.next();
    }

    SyntaxError unexpected(String expected) {
        String wanted = expected == null ? "" : " (expecting \"" + expected + "\")";
        return switch (token.type()) {
            case END -> SyntaxError.incomplete("unexpected end of file" + wanted);
            case NEWLINE -> SyntaxError.of("unexpected newline" + wanted);
            case WORD ->
                isReserved(token)
                        ? SyntaxError.of("unexpected \"" + token.text() + "\"" + wanted)
                        : SyntaxError.of("unexpected word" + wanted);
            default -> SyntaxError.of("unexpected \"" + token.text() + "\"" + wanted);
        };
    }

    private static boolean isReserved(Token token) {
        String word = token.reserved();
        return word != null
                && (ENDERS.contains(word)
                        || Set.of("if", "while", "for", "case", "until").contains(word));
    }

    void skipNewlines() {
        while (token.type() == Type.NEWLINE) {
            advance();
        }
    }

    /** At least one command, as inside compound commands. */
    private Node body() {
        skipNewlines();
        if (endsList() && token.type() != Type.END) {
            throw unexpected(null);
        }
        return list();
    }

    Node list() {
        if (++depth > DEEPEST) {
            throw SyntaxError.of("nested too deeply");
        }
        List<Node> nodes = new ArrayList<>();
        skipNewlines();
        while (!endsList()) {
            Node node = andOr();
            if (token.is("&")) {
                node = new Node.Background(node);
            }
            nodes.add(node);
            if (!token.is("&") && !token.is(";") && token.type() != Type.NEWLINE) {
                break;
            }
            advance();
            skipNewlines();
        }
        depth--;
        return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(nodes);
    }

    private boolean endsList() {
        String word = token.reserved();
        return token.type() == Type.END
                || token.is(")")
                || token.is(";;")
                || (word != null && ENDERS.contains(word) && !word.equals("in"));
    }

    private Node andOr() {
        Node left = pipeline();
        while (token.is("&&") || token.is("||")) {
            boolean and = token.is("&&");
            advance();
            skipNewlines();
            Node right = pipeline();
            left = and ? new Node.And(left, right) : new Node.Or(left, right);
        }
        return left;
    }

    private Node pipeline() {
        boolean not = false;
        while ("!".equals(token.reserved())) {
            not = !not;
            advance();
        }
        List<Node> stages = new ArrayList<>();
        stages.add(command());
        while (token.is("|")) {
            advance();
            skipNewlines();
            stages.add(command());
        }
        Node node = stages.size() == 1 ? stages.get(0) : new Node.Pipeline(stages);
        return not ? new Node.Not(node) : node;
    }

    Node command() {
        String word = token.reserved();
        Node compound = token.is("(") ? subshell() : word == null ? null : compound(word);
        if (compound == null) {
            return simple.read();
        }
        List<Redirect> redirects = new ArrayList<>();
        while (simple.redirectBegins()) {
            redirects.add(simple.redirect());
        }
        return redirects.isEmpty() ? compound : new Node.Redirected(compound, redirects);
    }

    private Node compound(String word) {
        return switch (word) {
            case "{" -> {
                advance();
                Node body = body();
                expect("}");
                yield body;
            }
            case "if" -> {
                advance();
                yield conditional();
            }
            case "while", "until" -> {
                advance();
                Node condition = body();
                yield new Node.Loop(condition, doGroup(), word.equals("until"));
            }
            case "for" -> forLoop();
            case "case" -> new CaseCommand(this).read();
            case "function" -> {
                advance();
                String name = name();
                if (token.is("(")) {
                    advance();
                    operator(")");
                }
                skipNewlines();
                yield new Node.Function(name, command());
            }
            default -> {
                if (ENDERS.contains(word) && !word.equals("in")) {
                    throw unexpected(null);
                }
                yield null;
            }
        };
    }

    private Node subshell() {
        advance();
        Node body = until(")");
        advance();
        return new Node.Subshell(body);
    }

    private Node conditional() {
        Node condition = body();
        expect("then");
        Node then = body();
        if ("elif".equals(token.reserved())) {
            advance();
            return new Node.If(condition, then, conditional());
        }
        Node otherwise = null;
        if ("else".equals(token.reserved())) {
            advance();
            otherwise = body();
        }
        expect("fi");
        return new Node.If(condition, then, otherwise);
    }

    private Node doGroup() {
        skipNewlines();
        expect("do");
        Node body = body();
        expect("done");
        return body;
    }

    private Node forLoop() {
        advance();
        String name = name();
        List<Word> words = null;
        if (token.is(";")) {
            advance();
        }
        skipNewlines();
        if ("in".equals(token.reserved())) {
            advance();
            words = new ArrayList<>();
            while (token.type() == Type.WORD) {
                words.add(token.word());
                advance();
            }
            if (token.is(";")) {
                advance();
            } else if (token.type() != Type.NEWLINE) {
                throw unexpected("do");
            }
        }
        return new Node.For(name, words, doGroup());
    }

    private String name() {
        String name = token.reserved();
        if (name == null) {
            throw unexpected(null);
        }
        advance();
        return name;
    }

    void expect(String reserved) {
        if (!reserved.equals(token.reserved())) {
            throw unexpected(reserved);
        }
        advance();
    }

    void operator(String operator) {
        if (!token.is(operator)) {
            throw unexpected(operator);
        }
        advance();
    }
}
