package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.shell.Node.Part;
import dev.podfall.sim.workload.shell.Node.Text;
import dev.podfall.sim.workload.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Cuts a script into tokens. Words come with their parts, so it parses substitutions as it meets them. */
final class Lexer {
    private static final int DEEPEST = 64;
    private static final String[] OPERATORS = {
        "<<-", "&&", "||", ";;", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "|", "&", ";", "(", ")", "<", ">"
    };

    private final String text;
    private final int depth;
    private final List<HereDocument> pending = new ArrayList<>();
    private int at;
    private int line = 1;

    Lexer(String text, int depth) {
        if (depth > DEEPEST) {
            throw SyntaxError.of("nested too deeply");
        }
        this.text = text;
        this.depth = depth;
    }

    /** The next token; at the end of the text again and again the end. */
    Token next() {
        skipBlanks();
        if (at >= text.length()) {
            if (!pending.isEmpty()) {
                readHereDocuments();
            }
            return new Token(Type.END, null, "", line);
        }
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            readHereDocuments();
            return new Token(Type.NEWLINE, null, "\n", line - 1);
        }
        String operator = operator();
        if (operator != null) {
            at += operator.length();
            return new Token(Type.OPERATOR, null, operator, line);
        }
        return wordOrNumber();
    }

    private Token wordOrNumber() {
        int start = at;
        int digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits)) && digits - at < 2) {
            digits++;
        }
        if (digits > at && digits < text.length() && "<>".indexOf(text.charAt(digits)) >= 0) {
            at = digits;
            return new Token(Type.NUMBER, null, text.substring(start, digits), line);
        }
        int begun = line;
        Word word = word();
        return new Token(Type.WORD, word, text.substring(start, at), begun);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                return operator;
            }
        }
        return null;
    }

    private Word word() {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && " \t\r\n;&|<>()".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if ("'\"\\$`".indexOf(c) < 0) {
                plain.append(c);
                at++;
                continue;
            }
            flush(plain, parts, false);
            special(c, parts);
        }
        flush(plain, parts, false);
        return new Word(parts);
    }

    private void special(char c, List<Part> parts) {
        switch (c) {
            case '\'' -> parts.add(new Text(singleQuoted(), true));
            case '"' -> {
                at++;
                doubleQuoted(parts, '"');
            }
            case '\\' -> backslash(parts);
            case '`' -> parts.add(backquoted(false));
            default -> parts.add(dollar(false));
        }
    }

    private void backslash(List<Part> parts) {
        if (at + 1 >= text.length()) {
            at++;
            parts.add(new Text("\\", true));
        } else if (text.charAt(at + 1) == '\n') {
            at += 2;
            line++;
        } else {
            parts.add(new Text(text.substring(at + 1, at + 2), true));
            at += 2;
        }
    }

    private String singleQuoted() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw SyntaxError.incomplete("unterminated quoted string");
        }
        String inside = text.substring(at + 1, end);
        line += (int) inside.chars().filter(ch -> ch == '\n').count();
        at = end + 1;
        return inside;
    }

    /** Reads to {@code end} (consumed; 0 for the end of the text), with expansions. */
    private void doubleQuoted(List<Part> parts, int end) {
        StringBuilder plain = new StringBuilder();
        boolean any = false;
        while (at < text.length() && text.charAt(at) != end) {
            char c = text.charAt(at);
            any = true;
            if (c == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(at + 1);
                if (escaped != '\n') {
                    boolean special = "$`\\".indexOf(escaped) >= 0 || escaped == end;
                    plain.append(special ? "" : "\\").append(escaped);
                }
                at += 2;
            } else if (c == '$' || c == '`') {
                flush(plain, parts, true);
                parts.add(c == '$' ? dollar(true) : backquoted(true));
            } else {
                line += c == '\n' ? 1 : 0;
                plain.append(c);
                at++;
            }
        }
        if (at >= text.length() && end != 0) {
            throw SyntaxError.incomplete("unterminated quoted string");
        }
        at += end == 0 ? 0 : 1;
        if (!any) {
            parts.add(new Text("", true));
        }
        flush(plain, parts, true);
    }

    private static void flush(StringBuilder plain, List<Part> parts, boolean quoted) {
        if (plain.length() > 0) {
            parts.add(new Text(plain.toString(), quoted));
            plain.setLength(0);
        }
    }

    /** The text as if between double quotes: here-documents and arithmetic. */
    static Word quotedWord(String text, int depth) {
        List<Part> parts = new ArrayList<>();
        new Lexer(text, depth + 1).doubleQuoted(parts, 0);
        return new Word(parts);
    }

    private Part backquoted(boolean quoted) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '`') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && "$`\\".indexOf(text.charAt(at)) >= 0) {
                c = text.charAt(at++);
            }
            inside.append(c);
        }
        if (at >= text.length()) {
            throw SyntaxError.incomplete("EOF in backquote substitution");
        }
        at++;
        return new Node.Substitution(Parser.parse(inside.toString(), depth + 1), quoted);
    }

    private Part dollar(boolean quoted) {
        if (text.startsWith("$((", at)) {
            int end = arithmeticEnd(at + 3);
            if (end >= 0) {
                String inside = text.substring(at + 3, end);
                at = end + 2;
                return new Node.Arithmetic(quotedWord(inside, depth), quoted);
            }
        }
        if (text.startsWith("$(", at)) {
            at += 2;
            Lexer inner = new Lexer(text.substring(at), depth + 1);
            Node body = new Parser(inner).until(")");
            at += inner.at;
            line += inner.line - 1;
            return new Node.Substitution(body, quoted);
        }
        if (text.startsWith("${", at)) {
            at += 2;
            return braced(quoted);
        }
        at++;
        int end = ParameterNames.end(text, at);
        if (end == at) {
            return new Text("$", quoted);
        }
        String name = text.substring(at, end);
        at = end;
        return new Node.Parameter(name, "", null, quoted);
    }

    private int arithmeticEnd(int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')') {
                if (open == 0) {
                    return i + 1 < text.length() && text.charAt(i + 1) == ')' ? i : -1;
                }
                open--;
            }
        }
        return -1;
    }

    private Part braced(boolean quoted) {
        boolean length = at + 1 < text.length() && text.charAt(at) == '#' && text.charAt(at + 1) != '}';
        at += length ? 1 : 0;
        int end = ParameterNames.bracedEnd(text, at);
        String name = text.substring(at, end);
        at = end;
        if (name.isEmpty()) {
            throw at >= text.length() ? SyntaxError.incomplete("missing '}'") : SyntaxError.of("bad substitution");
        }
        String operator = length ? "length" : ParameterNames.operator(text, at);
        at += length ? 0 : operator.length();
        Word argument = argument(quoted);
        return new Node.Parameter(name, operator, argument, quoted);
    }

    /** The rest of {@code ${…}}, up to its brace. */
    private Word argument(boolean quoted) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '}') {
            char c = text.charAt(at);
            if ("\"\\$`".indexOf(c) >= 0 || (c == '\'' && !quoted)) {
                flush(plain, parts, quoted);
                if (quoted && (c == '$' || c == '`')) {
                    parts.add(c == '$' ? dollar(true) : backquoted(true));
                } else {
                    special(c, parts);
                }
            } else {
                plain.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            throw SyntaxError.incomplete("missing '}'");
        }
        at++;
        flush(plain, parts, quoted);
        return new Word(parts);
    }

    /** A here-document begins; its body is read after this line. */
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
                if (at >= text.length()) {
                    throw SyntaxError.incomplete("here-document not ended");
                }
                int end = text.indexOf('\n', at);
                String one = end < 0 ? text.substring(at) : text.substring(at, end);
                at = end < 0 ? text.length() : end + 1;
                line++;
                String bare = document.stripTabs ? one.replaceFirst("^\t+", "") : one;
                if (bare.equals(document.delimiter)) {
                    break;
                }
                body.append(bare).append('\n');
            }
            document.body = document.literal ? Word.of(body.toString()) : quotedWord(body.toString(), depth);
        }
        pending.clear();
    }

    int depth() {
        return depth;
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

    /** A here-document whose body is read later than its operator. */
    static final class HereDocument {
        private final String delimiter;
        private final boolean stripTabs;
        private final boolean literal;
        private Word body = Word.of("");

        HereDocument(String delimiter, boolean stripTabs, boolean literal) {
            this.delimiter = delimiter;
            this.stripTabs = stripTabs;
            this.literal = literal;
        }

        Word body() {
            return body;
        }
    }
}
