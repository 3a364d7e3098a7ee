package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a configuration file and those it includes. Mirrors {@code ngx_conf_file.c}. */
final class ConfigReader {
    private static final int DEEPEST = 16;

    private final ProcessContext.Files files;
    private final String file;
    private final String text;
    private final int depth;
    private int at;
    private int line = 1;

    private ConfigReader(ProcessContext.Files files, String file, String text, int depth) {
        this.files = files;
        this.file = file;
        this.text = text;
        this.depth = depth;
    }

    /** @throws NginxError when it is none */
    static Directive read(ProcessContext.Files files, String file) {
        String text = text(files, file)
                .orElseThrow(() -> new NginxError("open() \"" + file + "\" failed (2: No such file or directory)"));
        return new Directive("main", List.of(), new ConfigReader(files, file, text, 0).block(true), file, 0);
    }

    private static java.util.Optional<String> text(ProcessContext.Files files, String file) {
        return files.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private List<Directive> block(boolean outermost) {
        List<Directive> all = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at >= text.length()) {
                if (outermost) {
                    return all;
                }
                throw error("unexpected end of file, expecting \"}\"");
            }
            char c = text.charAt(at);
            if (c == '}') {
                at++;
                if (outermost) {
                    throw error("unexpected \"}\"");
                }
                return all;
            }
            if (c == ';' || c == '{') {
                at++;
                throw error("unexpected \"" + c + "\"");
            }
            add(directive(), all);
        }
    }

    private Directive directive() {
        int begun = line;
        List<String> words = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at >= text.length()) {
                throw error("unexpected end of file, expecting \";\" or \"}\"");
            }
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                return directive(words, null, begun);
            }
            if (c == '{') {
                at++;
                return directive(words, block(false), begun);
            }
            if (c == '}') {
                at++;
                throw error("unexpected \"}\"");
            }
            words.add(c == '"' || c == '\'' ? quoted(c) : bare());
        }
    }

    private Directive directive(List<String> words, List<Directive> block, int begun) {
        int where = block == null ? line : begun;
        return new Directive(words.get(0), List.copyOf(words.subList(1, words.size())), block, file, where);
    }

    private String quoted(char quote) {
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                word.append(
                        switch (escaped) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            case '"', '\'', '\\' -> String.valueOf(escaped);
                            default -> "\\" + escaped;
                        });
            } else {
                word.append(c);
            }
        }
        if (at >= text.length()) {
            throw error("unexpected end of file, expecting \";\" or \"}\"");
        }
        at++;
        if (at < text.length() && " \t\r\n;{)".indexOf(text.charAt(at)) < 0) {
            throw error("unexpected \"" + text.charAt(at) + "\"");
        }
        return word.toString();
    }

    /** A dollar and a brace begin a variable, not a block. */
    private String bare() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && " \t\r\n;".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c == '{' && (word.isEmpty() || word.charAt(word.length() - 1) != '$')) {
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                word.append(c);
                c = text.charAt(++at);
            }
            word.append(c);
            at++;
        }
        return word.toString();
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }

    private void add(Directive directive, List<Directive> all) {
        if (!directive.name().equals("include") || directive.arguments().size() != 1) {
            all.add(directive);
            return;
        }
        String wanted = FileSystem.resolve("/etc/nginx", directive.first());
        if (depth > DEEPEST) {
            throw directive.error("too many nested includes");
        }
        if (wanted.contains("*") || wanted.contains("?")) {
            String folder = FileSystem.parent(wanted);
            Pattern names = Pattern.compile(Pattern.quote(FileSystem.name(wanted))
                    .replace("*", "\\E[^.][^/]*\\Q")
                    .replace("?", "\\E.\\Q"));
            files.list(folder).stream()
                    .filter(name -> names.matcher(name).matches())
                    .forEach(name -> included(folder + "/" + name, directive, all));
        } else {
            included(wanted, directive, all);
        }
    }

    private void included(String path, Directive by, List<Directive> all) {
        if (files.isDirectory(path)) {
            throw by.error("read() \"" + path + "\" failed (21: Is a directory)");
        }
        String content = text(files, path).orElse(null);
        if (content == null && path.endsWith("/mime.types")) {
            return;
        }
        if (content == null) {
            throw by.error("open() \"" + path + "\" failed (2: No such file or directory)");
        }
        all.addAll(new ConfigReader(files, path, content, depth + 1).block(true));
    }

    private NginxError error(String text) {
        return new NginxError(text + " in " + file + ":" + line);
    }
}
