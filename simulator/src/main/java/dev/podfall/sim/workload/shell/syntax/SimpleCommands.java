package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Lexer.Type;
import dev.podfall.sim.workload.shell.syntax.Node.Redirect;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses simple commands: assignments, words and redirections. */
final class SimpleCommands {
    private static final Set<String> REDIRECTS = Set.of("<", ">", ">>", ">|", "<>", "<&", ">&", "<<", "<<-", "&>");

    private final Parser parser;

    SimpleCommands(Parser parser) {
        this.parser = parser;
    }

    /** A simple command, or the definition of a function. */
    Node read() {
        List<Node.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        int line = parser.token().line();
        while (true) {
            if (redirectBegins()) {
                redirects.add(redirect());
            } else if (parser.token().type() == Type.WORD) {
                Node.Assignment assignment =
                        words.isEmpty() ? assignment(parser.token().word()) : null;
                if (assignment == null) {
                    words.add(parser.token().word());
                    parser.advance();
                    continue;
                }
                parser.advance();
                assignments.add(beginsArray(assignment) ? array(assignment) : assignment);
            } else if (parser.token().is("(")
                    && words.size() == 1
                    && words.get(0).literal() != null
                    && assignments.isEmpty()) {
                return function(words.get(0).literal());
            } else {
                break;
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw parser.unexpected(null);
        }
        return new Node.Simple(assignments, words, redirects, line);
    }

    private Node function(String name) {
        parser.advance();
        parser.operator(")");
        parser.skipNewlines();
        return new Node.Function(name, parser.command());
    }

    private boolean beginsArray(Node.Assignment assignment) {
        boolean empty = assignment.value().parts().stream()
                .allMatch(p -> p instanceof Node.Text text && text.text().isEmpty() && !text.quoted());
        return parser.lexer().arrays() && empty && parser.token().is("(");
    }

    private Node.Assignment array(Node.Assignment assignment) {
        List<Word> items = new ArrayList<>();
        parser.advance();
        parser.skipNewlines();
        while (parser.token().type() == Type.WORD) {
            items.add(parser.token().word());
            parser.advance();
            parser.skipNewlines();
        }
        parser.operator(")");
        return new Node.Assignment(assignment.name(), assignment.append(), assignment.value(), items);
    }

    private Node.Assignment assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Node.Text first) || first.quoted()) {
            return null;
        }
        int equals = first.text().indexOf('=');
        boolean arrays = parser.lexer().arrays();
        boolean append = arrays && equals > 1 && first.text().charAt(equals - 1) == '+';
        String name = first.text().substring(0, Math.max(0, append ? equals - 1 : equals));
        if (!ParameterNames.isName(name) && !(arrays && ParameterNames.isElement(name))) {
            return null;
        }
        List<Node.Part> value = new ArrayList<>();
        value.add(new Node.Text(first.text().substring(equals + 1), false));
        value.addAll(word.parts().subList(1, word.parts().size()));
        return new Node.Assignment(name, append, new Word(value), null);
    }

    boolean redirectBegins() {
        return parser.token().type() == Type.NUMBER
                || (parser.token().type() == Type.OPERATOR
                        && REDIRECTS.contains(parser.token().text()));
    }

    Redirect redirect() {
        int descriptor = -1;
        if (parser.token().type() == Type.NUMBER) {
            descriptor = Integer.parseInt(parser.token().text());
            parser.advance();
        }
        String operator = parser.token().text();
        parser.advance();
        if (parser.token().type() != Type.WORD) {
            throw parser.unexpected(null);
        }
        int usual = operator.startsWith("<") ? 0 : 1;
        int from = descriptor < 0 ? usual : descriptor;
        if (operator.startsWith("<<")) {
            HereDocument document = parser.lexer().hereDocument(parser.token(), operator.equals("<<-"));
            parser.advance();
            return new Redirect(from, "<<", new Word(List.of(new Node.Late(document))));
        }
        Redirect redirect = new Redirect(from, operator, parser.token().word());
        parser.advance();
        return redirect;
    }
}
