package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.Node.Part;
import dev.podfall.sim.workload.shell.syntax.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Expands words: parameters, substitutions, arithmetic, field splitting, wildcards. Later, when commands must run first. */
final class Expander {
    private final ShellState state;
    private final Kernel kernel;
    private final Substituter substituter;
    private final Elements elements;

    Expander(ShellState state, Kernel kernel, Substituter substituter) {
        this.state = state;
        this.kernel = kernel;
        this.substituter = substituter;
        this.elements = new Elements(state, this::valueOf);
    }

    Elements elements() {
        return elements;
    }

    /** Words to arguments. */
    void words(List<Word> words, Io io, Consumer<List<String>> then) {
        words(words, 0, io, new ArrayList<>(), then);
    }

    private void words(List<Word> words, int from, Io io, List<String> done, Consumer<List<String>> then) {
        if (from == words.size()) {
            then.accept(done);
            return;
        }
        Fields fields = new Fields(state.get("IFS"), true);
        parts(words.get(from).parts(), 0, fields, io, () -> {
            for (Fields.Field field : fields.finish()) {
                addMatches(field, done);
            }
            words(words, from + 1, io, done, then);
        });
    }

    private void addMatches(Fields.Field field, List<String> done) {
        List<String> matches = field.hasWildcards()
                ? Wildcards.files(field.pattern(), kernel.fileSystem(), kernel.workingDirectory())
                : List.of();
        if (matches.isEmpty()) {
            done.add(field.text());
        } else {
            done.addAll(matches);
        }
    }

    /** A word to one text, without splitting: assignments, redirections. */
    void text(Word word, Io io, Consumer<String> then) {
        single(word, io, field -> then.accept(field.text()));
    }

    /** A word to a pattern. */
    void pattern(Word word, Io io, Consumer<String> then) {
        single(word, io, field -> then.accept(field.pattern()));
    }

    private void single(Word word, Io io, Consumer<Fields.Field> then) {
        Fields fields = new Fields("", false);
        parts(word.parts(), 0, fields, io, () -> then.accept(fields.single()));
    }

    private void parts(List<Part> parts, int from, Fields fields, Io io, Runnable then) {
        for (int i = from; i < parts.size(); i++) {
            int next = i + 1;
            if (!part(parts.get(i), i == 0, fields, io, () -> parts(parts, next, fields, io, then))) {
                return;
            }
        }
        then.run();
    }

    /** Whether the part was expanded at once; otherwise {@code later} is told when it is. */
    private boolean part(Part part, boolean first, Fields fields, Io io, Runnable later) {
        if (part instanceof Node.Text text) {
            fields.literal(first && !text.quoted() ? tilde(text.text()) : text.text(), text.quoted());
            return true;
        }
        if (part instanceof Node.Late late) {
            parts(late.document().body().parts(), 0, fields, io, later);
            return false;
        }
        if (part instanceof Node.Substitution substitution) {
            substituter.run(substitution.body(), io, output -> {
                fields.expansion(output, substitution.quoted());
                later.run();
            });
            return false;
        }
        if (part instanceof Node.Arithmetic arithmetic) {
            text(arithmetic.expression(), io, expression -> {
                long value = Arithmetic.evaluate(expression, this::valueOf, state::set);
                fields.expansion(Long.toString(value), arithmetic.quoted());
                later.run();
            });
            return false;
        }
        return parameter((Node.Parameter) part, fields, io, later);
    }

    private String tilde(String text) {
        boolean home = text.equals("~") || text.startsWith("~/");
        String directory = state.get("HOME");
        return home && directory != null ? directory + text.substring(1) : text;
    }

    private boolean parameter(Node.Parameter parameter, Fields fields, Io io, Runnable later) {
        if (parameter.operator().isEmpty()) {
            plain(parameter, fields);
            return true;
        }
        if (parameter.operator().equals("length")) {
            boolean all = parameter.name().matches("[@*]");
            String value = valueOf(parameter.name());
            int length = all
                    ? state.positional.size()
                    : Elements.isAll(parameter.name())
                            ? elements.all(parameter.name()).size()
                            : value == null ? 0 : value.length();
            fields.expansion(Integer.toString(length), parameter.quoted());
            return true;
        }
        if (parameter.operator().matches(":?[-=?+]")) {
            conditional(parameter, fields, io, later);
        } else {
            pattern(parameter.argument(), io, argument -> {
                String value = valueOf(parameter.name());
                fields.expansion(
                        Trimming.apply(parameter.operator(), value == null ? "" : value, argument), parameter.quoted());
                later.run();
            });
        }
        return false;
    }

    private void plain(Node.Parameter parameter, Fields fields) {
        boolean array = Elements.isAll(parameter.name());
        boolean each = !parameter.quoted() || parameter.name().matches("(.*\\[)?@\\]?");
        if ((array || parameter.name().matches("[@*]")) && each) {
            List<String> items = array ? elements.all(parameter.name()) : state.positional;
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    fields.breakField();
                }
                fields.expansion(items.get(i), parameter.quoted());
            }
            return;
        }
        String value = valueOf(parameter.name());
        if (value == null && state.noUnset && !array && !parameter.name().matches("[@*]")) {
            throw new ShellError(parameter.name() + ": parameter not set");
        }
        fields.expansion(value == null ? "" : value, parameter.quoted());
    }

    private void conditional(Node.Parameter parameter, Fields fields, Io io, Runnable later) {
        String operator = parameter.operator();
        String value = valueOf(parameter.name());
        boolean there = value != null && !(operator.startsWith(":") && value.isEmpty());
        char kind = operator.charAt(operator.length() - 1);
        if (there == (kind == '+')) {
            if (kind == '-' || kind == '+') {
                parts(parameter.argument().parts(), 0, fields, io, later);
            } else {
                text(parameter.argument(), io, argument -> {
                    assignOrFail(parameter.name(), kind, argument);
                    fields.expansion(argument, parameter.quoted());
                    later.run();
                });
            }
            return;
        }
        fields.expansion(kind == '+' ? "" : value, parameter.quoted());
        later.run();
    }

    private void assignOrFail(String name, char kind, String argument) {
        if (kind == '?') {
            throw new ShellError(name + ": " + (argument.isEmpty() ? "parameter not set" : argument));
        }
        state.set(name, argument);
    }

    /** A parameter's value, or null when it is not set. */
    String valueOf(String name) {
        return switch (name) {
            case "?" -> Integer.toString(state.status);
            case "#" -> Integer.toString(state.positional.size());
            case "$" -> Integer.toString(kernel.pid());
            case "!" -> state.lastBackground == 0 ? "" : Integer.toString(state.lastBackground);
            case "-" -> (state.errExit ? "e" : "") + (state.noUnset ? "u" : "") + (state.interactive ? "i" : "");
            case "@", "*" -> state.positional.isEmpty() ? null : String.join(" ", state.positional);
            case "0" -> state.name;
            case "PWD" -> kernel.workingDirectory();
            case "LINENO" -> Integer.toString(state.line);
            case "RANDOM" -> Integer.toString(state.random(kernel.address().hashCode() * 31L + kernel.pid()));
            default ->
                name.matches("[0-9]{1,6}")
                        ? positional(Integer.parseInt(name))
                        : Elements.isElement(name) ? elements.get(name) : state.get(name);
        };
    }

    private String positional(int index) {
        return index <= state.positional.size() ? state.positional.get(index - 1) : null;
    }

    /** The absolute path of a file as the shell sees it. */
    String path(String file) {
        return FileSystem.resolve(kernel.workingDirectory(), file);
    }

    /** Runs a command and tells what it printed, without the newlines at its end. */
    interface Substituter {
        void run(Node body, Io io, Consumer<String> then);
    }
}
