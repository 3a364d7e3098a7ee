package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;

/** {@code xargs} with {@code -n} and {@code -I}. */
final class Xargs {
    private Xargs() {}

    static void run(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        int atOnce = 1000;
        String place = null;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (option.equals("-n") && !words.isEmpty()) {
                atOnce = Math.max(1, Numbers.integer(words.remove(0)));
            } else if (option.matches("-n[0-9]+")) {
                atOnce = Math.max(1, Numbers.integer(option.substring(2)));
            } else if (option.equals("-I") && !words.isEmpty()) {
                place = words.remove(0);
                atOnce = 1;
            }
        }
        List<String> command = words.isEmpty() ? List.of("echo") : words;
        int most = atOnce;
        String marker = place;
        call.all(call.kernel().stdin(), bytes -> {
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            List<String> items = marker != null
                    ? text.lines().toList()
                    : text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
            batches(call, command, marker, items, most, 0, 0);
        });
    }

    private static void batches(
            Call call, List<String> command, String marker, List<String> items, int most, int from, int status) {
        boolean first = from == 0 && marker == null;
        if (from >= items.size() && !(first && items.isEmpty())) {
            call.exit(status);
            return;
        }
        int end = Math.min(items.size(), from + most);
        List<String> line = new ArrayList<>();
        if (marker != null) {
            command.forEach(w -> line.add(w.replace(marker, items.get(from))));
        } else {
            line.addAll(command);
            line.addAll(items.subList(from, end));
        }
        ProcessApplets.runRest(
                call,
                line,
                call.process().environment(),
                code -> batches(call, command, marker, items, most, Math.max(end, 1), code == 0 ? status : 123));
    }
}
