package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayList;
import java.util.List;

/** {@code find} with {@code -name -iname -path -type -maxdepth -delete}. */
final class Find implements Applet {
    private static final int MOST = 50_000;

    @Override
    public void run(Call call) {
        List<String> words = call.arguments();
        List<String> roots = new ArrayList<>();
        int at = 0;
        while (at < words.size() && !words.get(at).matches("[-!(].*")) {
            roots.add(words.get(at++));
        }
        Wanted wanted = Wanted.parse(words.subList(at, words.size()));
        int[] left = {MOST};
        for (String root : roots.isEmpty() ? List.of(".") : roots) {
            if (!call.files().exists(call.path(root))) {
                call.problem(root + ": No such file or directory");
            } else {
                walk(call, root, wanted, 0, left);
            }
        }
        call.done();
    }

    private static void walk(Call call, String name, Wanted wanted, int depth, int[] left) {
        String path = call.path(name);
        boolean directory = call.files().isDirectory(path);
        if (left[0]-- <= 0) {
            return;
        }
        if (!wanted.delete && wanted.fits(name, directory)) {
            call.out(name + "\n");
        }
        if (directory && depth < wanted.depth) {
            for (String child : call.files().list(path)) {
                walk(call, name.endsWith("/") ? name + child : name + "/" + child, wanted, depth + 1, left);
            }
        }
        if (wanted.delete && wanted.fits(name, directory)) {
            call.attempt(name, () -> call.files().delete(path));
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
