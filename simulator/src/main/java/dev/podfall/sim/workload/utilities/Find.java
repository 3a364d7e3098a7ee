package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** {@code find} with {@code -name -iname -path -type -maxdepth -delete -exec}. */
final class Find implements Applet {
    @Override
    public void run(Call call) {
        List<String> words = call.arguments();
        List<String> roots = new ArrayList<>();
        int at = 0;
        while (at < words.size() && !words.get(at).matches("[-!(].*")) {
            roots.add(words.get(at++));
        }
        Wanted wanted = Wanted.parse(words.subList(at, words.size()));
        Iterator<String> names = (roots.isEmpty() ? List.of(".") : roots).iterator();
        roots(call, wanted, names);
    }

    private static void roots(Call call, Wanted wanted, Iterator<String> names) {
        if (!names.hasNext()) {
            wanted.exec
                    .rest()
                    .ifPresentOrElse(
                            command -> run(call, command, code -> call.exit(code == 0 && !call.troubled() ? 0 : 1)),
                            call::done);
            return;
        }
        String name = names.next();
        if (!call.files().exists(call.path(name))) {
            call.problem(name + ": No such file or directory");
            roots(call, wanted, names);
            return;
        }
        Walk walk = new Walk(call, name, wanted.depth, wanted.delete);
        walk(call, wanted, walk, () -> roots(call, wanted, names));
    }

    /** Walks on, and stops for each command that is to be run. */
    private static void walk(Call call, Wanted wanted, Walk walk, Runnable then) {
        Deque<List<String>> commands = new ArrayDeque<>();
        call.repeat(
                () -> {
                    for (int i = 0; i < Walk.AT_ONCE && walk.hasNext() && commands.isEmpty(); i++) {
                        found(call, wanted, walk.next(), commands);
                    }
                    return walk.hasNext() && commands.isEmpty();
                },
                () -> {
                    if (commands.isEmpty()) {
                        then.run();
                    } else {
                        run(call, commands.poll(), code -> walk(call, wanted, walk, then));
                    }
                });
    }

    private static void found(Call call, Wanted wanted, Walk.Entry entry, Deque<List<String>> commands) {
        boolean fits = wanted.fits(entry);
        if (!fits) {
            return;
        }
        if (wanted.exec.isGiven()) {
            wanted.exec.with(entry.name()).ifPresent(commands::add);
        } else if (wanted.delete) {
            call.attempt(entry.name(), () -> call.files().delete(entry.path()));
        } else {
            call.print(entry.name() + "\n");
        }
    }

    private static void run(Call call, List<String> command, IntConsumer then) {
        ProcessApplets.runRest(call, command, call.process().environment(), then);
    }

    /**
     * A command to run.
     *
     * @param words with {@code {}} for the file's name; none if nothing is to be run
     * @param together whether it is run once, with all names
     * @param names for that
     */
    private record Exec(List<String> words, boolean together, List<String> names) {
        private static final String NAME = "{}";

        /** @param words from after {@code -exec}; may go on after its end */
        static Exec parse(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                boolean plus =
                        words.get(i).equals("+") && i > 0 && words.get(i - 1).equals(NAME);
                if (i > 0 && (plus || words.get(i).equals(";"))) {
                    return new Exec(List.copyOf(words.subList(0, i)), plus, new ArrayList<>());
                }
            }
            throw new Call.Usage("-exec requires an argument");
        }

        static Exec none() {
            return new Exec(List.of(), false, List.of());
        }

        boolean isGiven() {
            return !words.isEmpty();
        }

        /** What to run for a file right now. */
        Optional<List<String>> with(String name) {
            if (together) {
                names.add(name);
                return Optional.empty();
            }
            return Optional.of(words.stream().map(w -> w.replace(NAME, name)).toList());
        }

        /** What to run when all files are found. */
        Optional<List<String>> rest() {
            if (names.isEmpty()) {
                return Optional.empty();
            }
            List<String> line = new ArrayList<>();
            words.forEach(word -> line.addAll(word.equals(NAME) ? names : List.of(word)));
            return Optional.of(line);
        }
    }

    private record Wanted(SafePattern name, SafePattern path, String type, int depth, boolean delete, Exec exec) {
        static Wanted parse(List<String> words) {
            SafePattern name = null;
            SafePattern path = null;
            String type = "";
            int depth = 64;
            boolean delete = false;
            Exec exec = Exec.none();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                String value = i + 1 < words.size() ? words.get(i + 1) : "";
                switch (word) {
                    case "-name", "-iname" -> {
                        name = SafePattern.of(glob(value), true, word.equals("-iname"));
                        i++;
                    }
                    case "-path" -> {
                        path = SafePattern.of(glob(value), true, false);
                        i++;
                    }
                    case "-type" -> {
                        type = value;
                        i++;
                    }
                    case "-maxdepth" -> {
                        depth = Numbers.integer(value);
                        i++;
                    }
                    case "-delete" -> delete = true;
                    case "-exec" -> {
                        exec = Exec.parse(words.subList(i + 1, words.size()));
                        i += exec.words().size() + 1;
                    }
                    case "-print", "-L", "-xdev", "-follow" -> {}
                    default -> throw new Call.Usage("unrecognized: " + word);
                }
            }
            return new Wanted(name, path, type, depth, delete, exec);
        }

        private static String glob(String text) {
            StringBuilder out = new StringBuilder();
            for (char c : text.toCharArray()) {
                out.append(
                        c == '*' ? ".*" : c == '?' ? "." : Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
            }
            return out.toString();
        }

        boolean fits(Walk.Entry entry) {
            String file = entry.name();
            return (name == null || name.matches(FileSystem.name(file)))
                    && (path == null || path.matches(file))
                    && (type.isEmpty() || type.equals(entry.link() ? "l" : entry.directory() ? "d" : "f"));
        }
    }
}
