package dev.podfall.sim.cel;

import java.util.ArrayDeque;
import java.util.Deque;

/** How large a regular expression is once all that it repeats is written out: {@code ((a{9}){9}){9}} is 729. */
final class PatternSize {
    private static final long LARGEST = 1_000_000_000L;

    private final String pattern;
    private final Deque<Long> around = new ArrayDeque<>();
    private long group;
    private long last;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).size();
    }

    private long size() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    around.push(group);
                    group = 0;
                    last = 0;
                }
                case ')' -> {
                    last = group + 1;
                    group = around.isEmpty() ? last : capped(around.pop() + last);
                }
                case '{' -> repeat();
                case '[' -> {
                    skipClass();
                    one();
                }
                case '\\' -> {
                    at++;
                    one();
                }
                default -> one();
            }
        }
        long all = group;
        for (long open : around) {
            all = capped(all + open);
        }
        return all;
    }

    private void one() {
        last = 1;
        group = capped(group + 1);
    }

    private void skipClass() {
        int first = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void repeat() {
        long times = 0;
        long most = 1;
        for (; at < pattern.length() && pattern.charAt(at) != '}'; at++) {
            int digit = Character.digit(pattern.charAt(at), 10);
            times = digit < 0 ? 0 : Math.min(1000, times * 10 + digit);
            most = Math.max(most, times);
        }
        at++;
        long more = capped(last * (most - 1));
        last = capped(last + more);
        group = capped(group + more);
    }

    private static long capped(long size) {
        return Math.min(LARGEST, size);
    }
}
