package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Node.Part;
import dev.podfall.sim.workload.shell.syntax.Node.Text;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Cuts a script into tokens. Words come with their parts, so it parses substitutions as it meets them. */
final class Lexer {
    private static final String[] OPERATORS = {
        "<<-", "&&", "||", ";;", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "|", "&", ";", "(", ")", "<", ">"
    };

    private final Cursor in;
    private final WordReader words;
    private final List<HereDocument> pending = new ArrayList<>();

    Lexer(Cursor in) {
        this.in = in;
        this.words = new WordReader(in);
    }

    /** Whether the shell has arrays. */
    boolean arrays() {
        return in.arrays;
    }

    /** The next token; in.at the end of the text again and again the end. */
    Token next() {
        skipBlanks();
        if (in.at >= in.text.length()) {
            if (!pending.isEmpty()) {
                readHereDocuments();
            }
            return new Token(Type.END, null, "", in.line);
        }
        char c = in.text.charAt(in.at);
        if (c == '\n') {
            in.at++;
            in.line++;
            readHereDocuments();
            return new Token(Type.NEWLINE, null, "\n", in.line - 1);
        }
        String operator = operator();
        if (operator != null) {
            in.at += operator.length();
            return new Token(Type.OPERATOR, null, operator, in.line);
        }
        return wordOrNumber();
    }

    private Token wordOrNumber() {
        int start = in.at;
        int digits = in.at;
        while (digits < in.text.length() && Character.isDigit(in.text.charAt(digits)) && digits - in.at < 2) {
            digits++;
        }
        if (digits > in.at && digits < in.text.length() && "<>".indexOf(in.text.charAt(digits)) >= 0) {
            in.at = digits;
            return new Token(Type.NUMBER, null, in.text.substring(start, digits), in.line);
        }
        int begun = in.line;
        Word word = words.word();
        return new Token(Type.WORD, word, in.text.substring(start, in.at), begun);
    }

    private void skipBlanks() {
        while (in.at < in.text.length()) {
            char c = in.text.charAt(in.at);
            if (c == ' ' || c == '\t' || c == '\r') {
                in.at++;
            } else if (c == '\\' && in.at + 1 < in.text.length() && in.text.charAt(in.at + 1) == '\n') {
                in.at += 2;
                in.line++;
            } else if (c == '#') {
                while (in.at < in.text.length() && in.text.charAt(in.at) != '\n') {
                    in.at++;
                }
            } else {
                return;
            }
        }
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (in.text.startsWith(operator, in.at)) {
                return operator;
            }
        }
        return null;
    }

    /** A here-document begins; its body is read after this in.line. */
    HereDocument hereDocument(Token delimiter, boolean stripTabs) {
        StringBuilder name = new StringBuilder();
        boolean literal = false;
        for (Part part : delimiter.word().parts()) {
            if (part instanceof Text t) {
                name.append(t.text());
                literal |= t.quoted();
            }
        }
        HereDocument document = new HereDocument(name.toString(), stripTabs, literal);
        pending.add(document);
        return document;
    }

    private void readHereDocuments() {
        for (HereDocument document : pending) {
            StringBuilder body = new StringBuilder();
            while (true) {
                if (in.at >= in.text.length()) {
                    throw SyntaxError.incomplete("here-document not ended");
                }
                int end = in.text.indexOf('\n', in.at);
                String one = end < 0 ? in.text.substring(in.at) : in.text.substring(in.at, end);
                in.at = end < 0 ? in.text.length() : end + 1;
                in.line++;
                String bare = document.stripTabs ? one.replaceFirst("^\t+", "") : one;
                if (bare.equals(document.delimiter)) {
                    break;
                }
                body.append(bare).append('\n');
            }
            document.fill(
                    document.literal
                            ? Word.of(body.toString())
                            : WordReader.quotedWord(body.toString(), in.depth, in.arrays));
        }
        pending.clear();
    }

    /** What a token is. */
    enum Type {
        WORD,
        OPERATOR,
        NUMBER,
        NEWLINE,
        END
    }

    /** A token. */
    record Token(Type type, Word word, String text, int line) {
        boolean is(String operator) {
            return type == Type.OPERATOR && text.equals(operator);
        }

        String reserved() {
            return type == Type.WORD ? word.literal() : null;
        }
    }
}
