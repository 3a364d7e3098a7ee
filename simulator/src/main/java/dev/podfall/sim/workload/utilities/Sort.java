package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** {@code sort}: sorts what it reads piece by piece, then merges the pieces. It holds all lines, as any sort does. */
final class Sort implements Applet {
    private static final int PIECE = 1000;

    @Override
    public void run(Call call) {
        Options options = call.options("nrufk:t:hVo:sbz");
        Merge merge = new Merge(call, options);
        call.lines(options.operands(), merge::take, merge::begin);
    }

    /** What a line in memory takes. */
    static long held(String line) {
        return line.length() + 24L;
    }

    private static final class Merge {
        private final Call call;
        private final Options options;
        private final Comparator<String> order;
        private final List<List<String>> pieces = new ArrayList<>();
        private final PriorityQueue<Piece> heads = new PriorityQueue<>();
        private List<String> piece = new ArrayList<>();
        private long held;
        private String last;
        private ByteSink file;

        Merge(Call call, Options options) {
            this.call = call;
            this.options = options;
            this.order = SortOrder.of(options);
        }

        boolean take(String line) {
            piece.add(line);
            held += held(line);
            if (piece.size() < PIECE) {
                return true;
            }
            cut();
            return call.holds(held);
        }

        private void cut() {
            piece.sort(order);
            pieces.add(piece);
            piece = new ArrayList<>();
        }

        void begin() {
            cut();
            for (List<String> sorted : pieces) {
                new Piece(sorted.iterator(), heads.size()).advance();
            }
            String name = options.get("o", null);
            if (name != null) {
                try {
                    file = OpenFile.forWriting(call.kernel(), name, false);
                } catch (FileSystem.Failure failure) {
                    call.fail(name + ": " + failure.getMessage());
                    return;
                }
            }
            call.repeat(this::some, call::done);
        }

        private boolean some() {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < PIECE && !heads.isEmpty(); i++) {
                Piece least = heads.poll();
                String line = least.line;
                least.advance();
                if (!options.has("u") || !line.equals(last)) {
                    out.append(line).append('\n');
                }
                last = line;
            }
            if (file == null) {
                call.out(out.toString());
            } else if (!file.write(out.toString().getBytes(StandardCharsets.UTF_8))) {
                call.fail("write error: " + file.failure());
                return false;
            }
            return !heads.isEmpty();
        }

        /** A sorted piece that is being merged; of equal lines the earlier piece's come first. */
        private final class Piece implements Comparable<Piece> {
            private final Iterator<String> rest;
            private final int number;
            private String line;

            Piece(Iterator<String> rest, int number) {
                this.rest = rest;
                this.number = number;
            }

            void advance() {
                if (rest.hasNext()) {
                    line = rest.next();
                    heads.add(this);
                }
            }

            @Override
            public int compareTo(Piece other) {
                int byLine = order.compare(line, other.line);
                return byLine != 0 ? byLine : Integer.compare(number, other.number);
            }
        }
    }
}
