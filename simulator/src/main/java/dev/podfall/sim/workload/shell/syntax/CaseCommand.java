package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Lexer.Type;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code case … in … esac}. */
record CaseCommand(Parser parser) {
    Node read() {
        parser.advance();
        if (parser.token().type() != Type.WORD) {
            throw parser.unexpected(null);
        }
        Word subject = parser.token().word();
        parser.advance();
        parser.skipNewlines();
        parser.expect("in");
        parser.skipNewlines();
        List<Node.Branch> branches = new ArrayList<>();
        while (!"esac".equals(parser.token().reserved())) {
            branches.add(branch());
            parser.skipNewlines();
        }
        parser.advance();
        return new Node.Case(subject, branches);
    }

    private Node.Branch branch() {
        if (parser.token().is("(")) {
            parser.advance();
        }
        List<Word> patterns = new ArrayList<>();
        do {
            if (!patterns.isEmpty()) {
                parser.advance();
            }
            if (parser.token().type() != Type.WORD) {
                throw parser.unexpected(parser.token().type() == Type.END ? "esac" : null);
            }
            patterns.add(parser.token().word());
            parser.advance();
        } while (parser.token().is("|"));
        parser.operator(")");
        Node body = parser.list();
        if (parser.token().is(";;")) {
            parser.advance();
        } else if (!"esac".equals(parser.token().reserved())) {
            throw parser.unexpected(";;");
        }
        return new Node.Branch(patterns, body);
    }
}
