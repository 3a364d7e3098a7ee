package dev.podfall.sim.workload.utilities;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Utilities that read text and print text. */
final class TextApplets {
    private TextApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("head", TextApplets::head);
        all.put("tail", new Tail());
        all.put("wc", new WordCount());
        all.put("sort", new Sort());
        all.put("uniq", TextApplets::uniq);
        all.put("tac", TextApplets::tac);
        all.put(
                "rev",
                call -> each(call, line -> new StringBuilder(line).reverse().toString()));
        all.put("nl", call -> {
            int[] number = {0};
            each(call, line -> String.format("%6d\t%s", ++number[0], line));
        });
        all.put("more", call -> each(call, line -> line));
        all.put("less", call -> each(call, line -> line));
        all.put("strings", call -> each(call, line -> line));
    }

    private static void each(Call call, UnaryOperator<String> change) {
        call.lines(
                call.options("nrfa").operands(),
                line -> {
                    call.print(change.apply(line) + "\n");
                    return true;
                },
                call::done);
    }

    private static void tac(Call call) {
        Deque<String> lines = new ArrayDeque<>();
        long[] held = {0};
        call.lines(
                call.options("").operands(),
                line -> {
                    lines.push(line);
                    held[0] += Sort.held(line);
                    return lines.size() % 1000 != 0 || call.holds(held[0]);
                },
                () -> call.repeat(
                        () -> {
                            for (int i = 0; i < 2000 && !lines.isEmpty(); i++) {
                                call.print(lines.pop() + "\n");
                            }
                            return !lines.isEmpty();
                        },
                        call::done));
    }

    /** The title above what is shown of one of several files. */
    static void title(Call call, List<String> files, String file, int[] shown) {
        if (files.size() > 1) {
            call.print((shown[0]++ > 0 ? "\n" : "") + "==> " + (file.equals("-") ? "standard input" : file) + " <==\n");
        }
    }

    private static void head(Call call) {
        Options options = call.options("n:c:qv#");
        List<String> files = options.operands();
        int[] shown = {0};
        if (options.has("c")) {
            long most = Numbers.size(options.get("c", "0").replace("-", ""));
            call.contents(files, "%s", new FirstBytes(call, files, most, shown), call::done);
        } else {
            int count = Numbers.integer(options.get("n", options.get("#", "10")));
            call.lines(files, new FirstLines(call, files, count, shown), call::done);
        }
    }

    private static final class FirstBytes implements Call.ContentTaker {
        private final Call call;
        private final List<String> files;
        private final long most;
        private final int[] shown;
        private long left;

        FirstBytes(Call call, List<String> files, long most, int[] shown) {
            this.call = call;
            this.files = files;
            this.most = most;
            this.shown = shown;
        }

        @Override
        public void begin(String file) {
            title(call, files, file, shown);
            left = most;
        }

        @Override
        public boolean take(byte[] bytes) {
            int take = (int) Math.min(bytes.length, left);
            call.out(take == bytes.length ? bytes : Arrays.copyOf(bytes, take));
            left -= take;
            return left > 0;
        }
    }

    /** The first lines, or with a negative count all but the last. */
    private static final class FirstLines implements Lines.Taker {
        private final Call call;
        private final List<String> files;
        private final int count;
        private final int[] shown;
        private final Deque<String> last = new ArrayDeque<>();
        private long held;
        private int left;

        FirstLines(Call call, List<String> files, int count, int[] shown) {
            this.call = call;
            this.files = files;
            this.count = count;
            this.shown = shown;
        }

        @Override
        public void begin(String file) {
            title(call, files, file, shown);
            left = count;
            last.clear();
            held = 0;
        }

        @Override
        public boolean take(String line) {
            if (count >= 0) {
                if (left > 0) {
                    call.print(line + "\n");
                }
                return --left > 0;
            }
            last.add(line);
            held += Sort.held(line);
            if (last.size() > -(long) count) {
                String first = last.poll();
                held -= Sort.held(first);
                call.print(first + "\n");
            }
            return last.size() % 1000 != 0 || call.holds(held);
        }
    }

    private static void uniq(Call call) {
        Options options = call.options("cdui");
        List<String> input =
                options.operands().subList(0, Math.min(1, options.operands().size()));
        String[] line = {null};
        int[] count = {0};
        Runnable print = () -> {
            boolean wanted =
                    line[0] != null && !(options.has("d") && count[0] == 1) && !(options.has("u") && count[0] > 1);
            if (wanted) {
                call.print((options.has("c") ? String.format("%7d ", count[0]) : "") + line[0] + "\n");
            }
        };
        Lines.Taker taker = next -> {
            if (line[0] != null && same(line[0], next, options.has("i"))) {
                count[0]++;
            } else {
                print.run();
                line[0] = next;
                count[0] = 1;
            }
            return true;
        };
        call.contents(input, "can't open '%s'", new Lines(call, taker), () -> {
            print.run();
            call.done();
        });
    }

    private static boolean same(String a, String b, boolean ignoreCase) {
        return ignoreCase ? a.equalsIgnoreCase(b) : a.equals(b);
    }
}
