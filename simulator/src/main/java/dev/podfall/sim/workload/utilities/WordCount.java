package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;

/** {@code wc}. */
final class WordCount implements Applet {
    @Override
    public void run(Call call) {
        Options options = call.options("lwcmL");
        Counting counting = new Counting(call, options);
        call.works(3);
        call.contents(options.operands(), "%s", counting, () -> {
            counting.total();
            call.done();
        });
    }

    private static final class Counting implements Call.ContentTaker {
        private final Call call;
        private final Options options;
        private final boolean all;
        private final boolean named;
        private final long[] total = new long[3];
        private long lines;
        private long words;
        private long count;
        private boolean inWord;

        Counting(Call call, Options options) {
            this.call = call;
            this.options = options;
            this.all = !(options.has("l") || options.has("w") || options.has("c") || options.has("m"));
            this.named = !options.operands().isEmpty();
        }

        @Override
        public void begin(String file) {
            lines = 0;
            words = 0;
            count = 0;
            inWord = false;
        }

        @Override
        public boolean take(byte[] bytes) {
            boolean characters = options.has("m");
            for (byte b : bytes) {
                boolean space = b == ' ' || b >= '\t' && b <= '\r';
                lines += b == '\n' ? 1 : 0;
                words += !space && !inWord ? 1 : 0;
                inWord = !space;
                count += characters && (b & 0xc0) == 0x80 ? 0 : 1; // the rest of a character in UTF-8
            }
            return true;
        }

        @Override
        public void end(String file) {
            long[] counts = {lines, words, count};
            for (int i = 0; i < counts.length; i++) {
                total[i] += counts[i];
            }
            print(counts, named ? file : "");
        }

        void total() {
            if (options.operands().size() > 1) {
                print(total, "total");
            }
        }

        private void print(long[] counts, String file) {
            List<String> numbers = new ArrayList<>();
            String[] letters = {"l", "w", "c"};
            for (int i = 0; i < 3; i++) {
                if (all || options.has(letters[i]) || (i == 2 && options.has("m"))) {
                    numbers.add(all ? String.format("%9d", counts[i]) : Long.toString(counts[i]));
                }
            }
            call.print(String.join(" ", numbers) + (file.isEmpty() ? "" : " " + file) + "\n");
        }
    }
}
