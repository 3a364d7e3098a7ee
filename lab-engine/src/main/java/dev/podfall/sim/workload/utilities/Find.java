package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code find} with {@code -name -iname -path -type -maxdepth -delete}. */
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
            call.done();
            return;
        }
        String name = names.next();
        if (!call.files().exists(call.path(name))) {
            call.problem(name + ": No such file or directory");
            roots(call, wanted, names);
            return;
        }
        Walk walk = new Walk(call, name, wanted.depth, wanted.delete);
        call.repeat(
                () -> {
                    for (int i = 0; i < Walk.AT_ONCE && walk.hasNext(); i++) {
                        found(call, wanted, walk.next());
                    }
                    return walk.hasNext();
                },
                () -> roots(call, wanted, names));
    }

    private static void found(Call call, Wanted wanted, Walk.Entry entry) {
        boolean fits = wanted.fits(entry.name(), entry.directory());
        if (fits && wanted.delete) {
            call.attempt(entry.name(), () -> call.files().delete(entry.path()));
        } else if (fits) {
            call.print(entry.name() + "\n");
        }
    }

    private record Wanted(SafePattern name, SafePattern path, String type, int depth, boolean delete) {
        static Wanted parse(List<String> words) {
            SafePattern name = null;
            SafePattern path = null;
            String type = "";
            int depth = 64;
            boolean delete = false;
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
                    case "-print", "-L", "-xdev", "-follow" -> {}
                    default -> throw new Call.Usage("unrecognized: " + word);
                }
            }
            return new Wanted(name, path, type, depth, delete);
        }

        private static String glob(String text) {
            StringBuilder out = new StringBuilder();
            for (char c : text.toCharArray()) {
                out.append(
                        c == '*' ? ".*" : c == '?' ? "." : Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
            }
            return out.toString();
        }

        boolean fits(String file, boolean directory) {
            return (name == null || name.matches(FileSystem.name(file)))
                    && (path == null || path.matches(file))
                    && (type.isEmpty() || type.equals(directory ? "d" : "f"));
        }
    }
}
