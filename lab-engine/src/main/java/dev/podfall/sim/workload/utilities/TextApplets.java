package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Utilities that read text and print text. */
final class TextApplets {
    private TextApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("head", TextApplets::head);
        all.put("tail", TextApplets::tail);
        all.put("wc", TextApplets::wc);
        all.put("sort", TextApplets::sort);
        all.put("uniq", TextApplets::uniq);
        all.put(
                "tac",
                call -> whole(call, lines -> {
                    List<String> reversed = new ArrayList<>(lines);
                    java.util.Collections.reverse(reversed);
                    return reversed;
                }));
        all.put(
                "rev",
                call -> whole(
                        call,
                        lines -> lines.stream()
                                .map(l -> new StringBuilder(l).reverse().toString())
                                .toList()));
        all.put(
                "nl",
                call -> whole(call, lines -> {
                    List<String> numbered = new ArrayList<>();
                    for (String line : lines) {
                        numbered.add(String.format("%6d\t%s", numbered.size() + 1, line));
                    }
                    return numbered;
                }));
        all.put("more", call -> whole(call, lines -> lines));
        all.put("less", call -> whole(call, lines -> lines));
        all.put("strings", call -> whole(call, lines -> lines));
    }

    private interface Change {
        List<String> of(List<String> lines);
    }

    private static void whole(Call call, Change change) {
        List<String> lines = new ArrayList<>();
        call.contents(call.options("nrfa").operands(), "%s", (file, bytes) -> lines.addAll(Call.split(bytes)), () -> {
            change.of(lines).forEach(l -> call.out(l + "\n"));
            call.done();
        });
    }

    private static void head(Call call) {
        Options options = call.options("n:c:qv#");
        int count = Numbers.integer(options.get("n", options.get("#", "10")));
        List<String> files = options.operands();
        boolean bytes = options.has("c");
        long most = bytes ? Numbers.size(options.get("c", "0").replace("-", "")) : Math.abs((long) count);
        if (files.isEmpty() || files.equals(List.of("-"))) {
            headOfStdin(call, bytes, most);
            return;
        }
        int[] shown = {0};
        call.contents(
                files,
                "%s",
                (file, content) -> {
                    if (files.size() > 1) {
                        call.out((shown[0]++ > 0 ? "\n" : "") + "==> " + file + " <==\n");
                    }
                    call.out(
                            bytes
                                    ? Arrays.copyOf(content, (int) Math.min(content.length, most))
                                    : firstLines(content, count));
                },
                call::done);
    }

    private static byte[] firstLines(byte[] content, int count) {
        List<String> lines = Call.split(content);
        int most = count < 0 ? Math.max(0, lines.size() + count) : Math.min(lines.size(), count);
        return joined(lines.subList(0, most));
    }

    private static byte[] joined(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void headOfStdin(Call call, boolean bytes, long most) {
        long[] left = {most};
        if (most == 0) {
            call.done();
        } else if (bytes) {
            call.stream(
                    call.kernel().stdin(),
                    chunk -> {
                        int take = (int) Math.min(chunk.length, left[0]);
                        call.out(Arrays.copyOf(chunk, take));
                        left[0] -= take;
                        if (left[0] == 0) {
                            call.done();
                        }
                        return left[0] > 0;
                    },
                    call::done);
        } else {
            call.lines(
                    call.kernel().stdin(),
                    line -> {
                        call.out(line + "\n");
                        if (--left[0] == 0) {
                            call.done();
                        }
                        return left[0] > 0;
                    },
                    call::done);
        }
    }

    private static void tail(Call call) {
        Options options = call.options("n:c:fFqvs:#");
        String number = options.get("n", options.get("#", "10"));
        boolean fromStart = number.startsWith("+");
        int count = Math.abs(Numbers.integer(number));
        List<String> files = options.operands();
        int[] shown = {0};
        call.contents(
                files,
                "%s",
                (file, content) -> {
                    if (files.size() > 1) {
                        call.out((shown[0]++ > 0 ? "\n" : "") + "==> " + file + " <==\n");
                    }
                    if (options.has("c")) {
                        int take = (int) Math.min(
                                content.length,
                                Numbers.size(options.get("c", "0").replace("+", "")));
                        call.out(Arrays.copyOfRange(content, content.length - take, content.length));
                    } else {
                        List<String> lines = Call.split(content);
                        int from = fromStart
                                ? Math.min(lines.size(), Math.max(0, count - 1))
                                : Math.max(0, lines.size() - count);
                        call.out(joined(lines.subList(from, lines.size())));
                    }
                },
                () -> {
                    boolean follow = (options.has("f") || options.has("F")) && !files.isEmpty();
                    if (follow) {
                        String path = call.path(files.get(files.size() - 1));
                        follow(
                                call,
                                path,
                                call.files()
                                        .status(path)
                                        .map(FileSystem.Status::size)
                                        .orElse(0L));
                    } else {
                        call.done();
                    }
                });
    }

    private static void follow(Call call, String path, long seen) {
        call.process().after(Duration.ofSeconds(1), () -> {
            byte[] content = call.files().read(path).orElse(new byte[0]);
            int from = content.length < seen ? 0 : (int) seen;
            if (content.length > from) {
                call.out(Arrays.copyOfRange(content, from, content.length));
            }
            follow(call, path, content.length);
        });
    }

    private static void wc(Call call) {
        Options options = call.options("lwcmL");
        boolean all = !(options.has("l") || options.has("w") || options.has("c") || options.has("m"));
        long[] total = new long[3];
        List<String> files = options.operands();
        call.contents(
                files,
                "%s",
                (file, bytes) -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    long[] counts = {
                        text.chars().filter(c -> c == '\n').count(),
                        text.isBlank() ? 0 : text.trim().split("\\s+").length,
                        options.has("m") ? text.length() : bytes.length
                    };
                    for (int i = 0; i < 3; i++) {
                        total[i] += counts[i];
                    }
                    call.out(counts(options, all, counts, files.isEmpty() ? "" : file));
                },
                () -> {
                    if (files.size() > 1) {
                        call.out(counts(options, all, total, "total"));
                    }
                    call.done();
                });
    }

    private static String counts(Options options, boolean all, long[] counts, String file) {
        List<String> numbers = new ArrayList<>();
        String[] letters = {"l", "w", "c"};
        for (int i = 0; i < 3; i++) {
            if (all || options.has(letters[i]) || (i == 2 && options.has("m"))) {
                numbers.add(all ? String.format("%9d", counts[i]) : Long.toString(counts[i]));
            }
        }
        return String.join(" ", numbers) + (file.isEmpty() ? "" : " " + file) + "\n";
    }

    private static void sort(Call call) {
        Options options = call.options("nrufk:t:hVo:sbz");
        List<String> lines = new ArrayList<>();
        call.contents(options.operands(), "%s", (file, bytes) -> lines.addAll(Call.split(bytes)), () -> {
            Comparator<String> order = SortOrder.of(options);
            List<String> sorted = new ArrayList<>(options.has("u") ? new LinkedHashSet<>(lines) : lines);
            sorted.sort(order);
            String file = options.get("o", null);
            if (file != null) {
                call.attempt(file, () -> call.files().write(call.path(file), joined(sorted)));
            } else {
                call.out(joined(sorted));
            }
            call.done();
        });
    }

    private static void uniq(Call call) {
        Options options = call.options("cdui");
        List<String> input =
                options.operands().subList(0, Math.min(1, options.operands().size()));
        call.contents(
                input,
                "can't open '%s'",
                (file, bytes) -> {
                    List<String> lines = Call.split(bytes);
                    for (int i = 0; i < lines.size(); ) {
                        int end = i + 1;
                        while (end < lines.size() && same(lines.get(i), lines.get(end), options.has("i"))) {
                            end++;
                        }
                        boolean wanted = !(options.has("d") && end - i == 1) && !(options.has("u") && end - i > 1);
                        if (wanted) {
                            call.out((options.has("c") ? String.format("%7d ", end - i) : "") + lines.get(i) + "\n");
                        }
                        i = end;
                    }
                },
                call::done);
    }

    private static boolean same(String a, String b, boolean ignoreCase) {
        return ignoreCase ? a.equalsIgnoreCase(b) : a.equals(b);
    }
}
