package dev.podfall.sim.workload.utilities;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
        new Batches(call, command, marker, most).read();
    }

    /** Runs the command with what was read so far, then reads on. */
    private static final class Batches {
        private final Call call;
        private final List<String> command;
        private final String marker;
        private final int most;
        private final ArrayDeque<String> items = new ArrayDeque<>();
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private boolean ended;
        private boolean ran;
        private int status;

        Batches(Call call, List<String> command, String marker, int most) {
            this.call = call;
            this.command = command;
            this.marker = marker;
            this.most = most;
        }

        void read() {
            if (items.size() >= most || ended) {
                run();
                return;
            }
            call.kernel().read(call.kernel().stdin(), bytes -> {
                if (bytes == null) {
                    ended = true;
                    item();
                } else {
                    for (byte b : bytes) {
                        boolean end = marker != null ? b == '\n' : b == ' ' || b >= '\t' && b <= '\r';
                        if (end) {
                            item();
                        } else {
                            rest.write(b);
                        }
                    }
                }
                if (call.holds(rest.size() + items.size() * 48L)) {
                    call.next(0, this::read);
                }
            });
        }

        private void item() {
            if (rest.size() > 0) {
                items.add(rest.toString(StandardCharsets.UTF_8));
                rest.reset();
            }
        }

        private void run() {
            if (items.isEmpty() && (ran || marker != null)) {
                call.exit(status);
                return;
            }
            ran = true;
            List<String> line = new ArrayList<>();
            if (marker != null) {
                String item = items.poll();
                command.forEach(w -> line.add(w.replace(marker, item)));
            } else {
                line.addAll(command);
                for (int i = 0; i < most && !items.isEmpty(); i++) {
                    line.add(items.poll());
                }
            }
            ProcessApplets.runRest(call, line, call.process().environment(), code -> {
                status = code == 0 ? status : 123;
                read();
            });
        }
    }
}
