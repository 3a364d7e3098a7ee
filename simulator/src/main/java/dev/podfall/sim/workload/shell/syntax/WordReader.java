package dev.podfall.sim.workload.shell.syntax;

import dev.podfall.sim.workload.shell.syntax.Node.Part;
import dev.podfall.sim.workload.shell.syntax.Node.Text;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads words with their quotes, parameters and substitutions. */
final class WordReader {
    private final Cursor in;

    WordReader(Cursor in) {
        this.in = in;
    }

    /** The word that begins here. */
    Word word() {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (in.at < in.text.length() && " \t\r\n;&|<>()".indexOf(in.text.charAt(in.at)) < 0) {
            char c = in.text.charAt(in.at);
            if ("'\"\\$`".indexOf(c) < 0) {
                plain.append(c);
                in.at++;
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
                in.at++;
                doubleQuoted(parts, '"');
            }
            case '\\' -> backslash(parts);
            case '`' -> parts.add(backquoted(false));
            default -> parts.add(dollar(false));
        }
    }

    private void backslash(List<Part> parts) {
        if (in.at + 1 >= in.text.length()) {
            in.at++;
            parts.add(new Text("\\", true));
        } else if (in.text.charAt(in.at + 1) == '\n') {
            in.at += 2;
            in.line++;
        } else {
            parts.add(new Text(in.text.substring(in.at + 1, in.at + 2), true));
            in.at += 2;
        }
    }

    private String singleQuoted() {
        int end = in.text.indexOf('\'', in.at + 1);
        if (end < 0) {
            throw SyntaxError.incomplete("unterminated quoted string");
        }
        String inside = in.text.substring(in.at + 1, end);
        in.line += (int) inside.chars().filter(ch -> ch == '\n').count();
        in.at = end + 1;
        return inside;
    }

    /** Reads to {@code end} (consumed; 0 for the end of the text), with expansions. */
    private void doubleQuoted(List<Part> parts, int end) {
        StringBuilder plain = new StringBuilder();
        boolean any = false;
        while (in.at < in.text.length() && in.text.charAt(in.at) != end) {
            char c = in.text.charAt(in.at);
            any = true;
            if (c == '\\' && in.at + 1 < in.text.length()) {
                char escaped = in.text.charAt(in.at + 1);
                if (escaped != '\n') {
                    boolean special = "$`\\".indexOf(escaped) >= 0 || escaped == end;
                    plain.append(special ? "" : "\\").append(escaped);
                }
                in.at += 2;
            } else if (c == '$' || c == '`') {
                flush(plain, parts, true);
                parts.add(c == '$' ? dollar(true) : backquoted(true));
            } else {
                in.line += c == '\n' ? 1 : 0;
                plain.append(c);
                in.at++;
            }
        }
        if (in.at >= in.text.length() && end != 0) {
            throw SyntaxError.incomplete("unterminated quoted string");
        }
        in.at += end == 0 ? 0 : 1;
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
    static Word quotedWord(String text, int depth, boolean arrays) {
        List<Part> parts = new ArrayList<>();
        new WordReader(new Cursor(text, depth + 1, arrays)).doubleQuoted(parts, 0);
        return new Word(parts);
    }

    private Part backquoted(boolean quoted) {
        StringBuilder inside = new StringBuilder();
        in.at++;
        while (in.at < in.text.length() && in.text.charAt(in.at) != '`') {
            char c = in.text.charAt(in.at++);
            if (c == '\\' && in.at < in.text.length() && "$`\\".indexOf(in.text.charAt(in.at)) >= 0) {
                c = in.text.charAt(in.at++);
            }
            inside.append(c);
        }
        if (in.at >= in.text.length()) {
            throw SyntaxError.incomplete("EOF in backquote substitution");
        }
        in.at++;
        return new Node.Substitution(Parser.parse(inside.toString(), in.depth + 1, in.arrays), quoted);
    }

    private Part dollar(boolean quoted) {
        if (in.text.startsWith("$((", in.at)) {
            int end = arithmeticEnd(in.at + 3);
            if (end >= 0) {
                String inside = in.text.substring(in.at + 3, end);
                in.at = end + 2;
                return new Node.Arithmetic(quotedWord(inside, in.depth, in.arrays), quoted);
            }
        }
        if (in.text.startsWith("$(", in.at)) {
            in.at += 2;
            Cursor inner = new Cursor(in.text.substring(in.at), in.depth + 1, in.arrays);
            Node body = new Parser(new Lexer(inner)).until(")");
            in.at += inner.at;
            in.line += inner.line - 1;
            return new Node.Substitution(body, quoted);
        }
        if (in.text.startsWith("${", in.at)) {
            in.at += 2;
            return braced(quoted);
        }
        in.at++;
        int end = ParameterNames.end(in.text, in.at);
        if (end == in.at) {
            return new Text("$", quoted);
        }
        String name = in.text.substring(in.at, end);
        in.at = end;
        return new Node.Parameter(name, "", null, quoted);
    }

    private int arithmeticEnd(int from) {
        int open = 0;
        for (int i = from; i < in.text.length(); i++) {
            char c = in.text.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')') {
                if (open == 0) {
                    return i + 1 < in.text.length() && in.text.charAt(i + 1) == ')' ? i : -1;
                }
                open--;
            }
        }
        return -1;
    }

    private Part braced(boolean quoted) {
        boolean length =
                in.at + 1 < in.text.length() && in.text.charAt(in.at) == '#' && in.text.charAt(in.at + 1) != '}';
        in.at += length ? 1 : 0;
        int end = ParameterNames.bracedEnd(in.text, in.at);
        end = in.arrays ? ParameterNames.indexEnd(in.text, in.at, end) : end;
        String name = in.text.substring(in.at, end);
        in.at = end;
        if (name.isEmpty()) {
            throw in.at >= in.text.length()
                    ? SyntaxError.incomplete("missing '}'")
                    : SyntaxError.of("bad substitution");
        }
        String operator = length ? "length" : ParameterNames.operator(in.text, in.at);
        in.at += length ? 0 : operator.length();
        Word argument = argument(quoted);
        return new Node.Parameter(name, operator, argument, quoted);
    }

    /** The rest of {@code ${…}}, up to its brace. */
    private Word argument(boolean quoted) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (in.at < in.text.length() && in.text.charAt(in.at) != '}') {
            char c = in.text.charAt(in.at);
            if ("\"\\$`".indexOf(c) >= 0 || (c == '\'' && !quoted)) {
                flush(plain, parts, quoted);
                if (quoted && (c == '$' || c == '`')) {
                    parts.add(c == '$' ? dollar(true) : backquoted(true));
                } else {
                    special(c, parts);
                }
            } else {
                plain.append(c);
                in.at++;
            }
        }
        if (in.at >= in.text.length()) {
            throw SyntaxError.incomplete("missing '}'");
        }
        in.at++;
        flush(plain, parts, quoted);
        return new Word(parts);
    }
}
