package dev.podfall.sim.workload.utilities;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;

/** {@code grep}. */
final class Grep implements Applet {
    @Override
    public void run(Call call) {
        Options options = call.options("HhnlLoqvsrRiwFEzcxm:A:B:C:e:af");
        List<String> operands = new ArrayList<>(options.operands());
        List<String> patterns = new ArrayList<>(options.all("e"));
        if (patterns.isEmpty()) {
            if (operands.isEmpty()) {
                throw new Call.Usage("missing pattern", 2);
            }
            patterns.add(operands.remove(0));
        }
        boolean recursive = options.has("r") || options.has("R");
        Search search = new Search(call, options, patterns, recursive || operands.size() > 1);
        Iterator<String> files = recursive
                ? new Descent(call, operands.isEmpty() ? List.of(".") : operands)
                : (operands.isEmpty() ? List.of("-") : operands).iterator();
        call.contents(files, "%s", new Lines(call, search), search::end);
    }

    /** The files below directories. */
    private static final class Descent implements Iterator<String> {
        private final Call call;
        private final Iterator<String> roots;
        private Walk walk;
        private String next;

        Descent(Call call, List<String> roots) {
            this.call = call;
            this.roots = roots.iterator();
            advance();
        }

        private void advance() {
            next = null;
            while (next == null && (walk != null && walk.hasNext() || roots.hasNext())) {
                if (walk == null || !walk.hasNext()) {
                    walk = new Walk(call, roots.next());
                }
                Walk.Entry entry = walk.next();
                next = entry.directory() ? null : entry.name();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            String now = next;
            advance();
            return now;
        }
    }

    /** One run over all input. */
    private static final class Search implements Lines.Taker {
        private final Call call;
        private final Options options;
        private final List<SafePattern> patterns = new ArrayList<>();
        private final boolean names;
        private final int after;
        private final int before;
        private final int most;
        private boolean found;
        private int count;
        private int line;
        private int trailing;
        private String name = "";
        private final ArrayDeque<String> earlier = new ArrayDeque<>();

        Search(Call call, Options options, List<String> texts, boolean several) {
            this.call = call;
            this.options = options;
            this.names = (several || options.has("H")) && !options.has("h");
            int around = options.has("C") ? Numbers.integer(options.get("C", "0")) : 0;
            this.after = options.has("A") ? Numbers.integer(options.get("A", "0")) : around;
            this.before = options.has("B") ? Numbers.integer(options.get("B", "0")) : around;
            this.most = options.has("m") ? Numbers.integer(options.get("m", "0")) : Integer.MAX_VALUE;
            boolean literal = options.has("F") || call.name().equals("fgrep");
            boolean extended = options.has("E") || call.name().equals("egrep");
            for (String text : texts) {
                for (String one : text.split("\n", -1)) {
                    patterns.add(
                            literal
                                    ? SafePattern.literal(one, options.has("i"))
                                    : SafePattern.of(
                                            options.has("w") ? word(one, extended) : one, extended, options.has("i")));
                }
            }
        }

        private static String word(String pattern, boolean extended) {
            return extended ? "\\b(" + pattern + ")\\b" : "\\b\\(" + pattern + "\\)\\b";
        }

        @Override
        public void begin(String file) {
            name = file.equals("-") ? "(standard input)" : file;
            count = 0;
            line = 0;
            trailing = 0;
            earlier.clear();
        }

        @Override
        public boolean take(String text) {
            line(name, text);
            if (options.has("q") && found) {
                call.exit(0);
                return false;
            }
            boolean known = (options.has("l") || options.has("L")) && count > 0;
            return !known && (count < most || trailing > 0);
        }

        @Override
        public void end(String file) {
            summary(name);
        }

        private void line(String name, String text) {
            line++;
            boolean hit = count < most && matches(text) != options.has("v");
            boolean quiet = options.has("q") || options.has("c") || options.has("l") || options.has("L");
            if (hit) {
                found = true;
                count++;
                trailing = after;
                if (!quiet) {
                    earlier.forEach(call::print);
                    print(name, text, ":");
                }
                earlier.clear();
            } else if (trailing > 0 && !quiet) {
                trailing--;
                print(name, text, "-");
            } else if (before > 0) {
                earlier.add(prefix(name, line, "-") + text + "\n");
                if (earlier.size() > before) {
                    earlier.poll();
                }
            }
        }

        private boolean matches(String text) {
            for (SafePattern pattern : patterns) {
                if (options.has("x") ? pattern.matches(text) : pattern.find(text)) {
                    return true;
                }
            }
            return false;
        }

        private void print(String name, String text, String mark) {
            if (options.has("o") && !options.has("v")) {
                for (SafePattern pattern : patterns) {
                    Matcher matcher = pattern.matcher(text);
                    while (matcher.find() && !matcher.group().isEmpty()) {
                        call.print(prefix(name, line, mark) + matcher.group() + "\n");
                    }
                }
            } else {
                call.print(prefix(name, line, mark) + text + "\n");
            }
        }

        private String prefix(String name, int number, String mark) {
            return (names ? name + mark : "") + (options.has("n") ? number + mark : "");
        }

        private void summary(String name) {
            if (options.has("c") && !options.has("q")) {
                call.print((names ? name + ":" : "") + count + "\n");
            } else if ((options.has("l") && count > 0) || (options.has("L") && count == 0)) {
                call.print(name + "\n");
            }
        }

        void end() {
            call.exit(found && !call.troubled() ? 0 : call.troubled() ? 2 : 1);
        }
    }
}
