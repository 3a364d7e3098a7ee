package dev.podfall.scenario.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses among alternatives. */
@FunctionalInterface
public interface Pick {
    /** The seed that draws the first of everything: a lab as it is written. */
    long AS_WRITTEN = 1;

    /** @return 0 to {@code alternatives - 1} */
    int of(String draw, int alternatives);

    /**
     * As a seed draws in a lab: each name by itself, the same on every machine and in every version. As many seeds in a row as
     * there are alternatives draw each of them once, so that a few seeds show all; the first draws the first of everything.
     *
     * @param lab the lab's id: one seed draws otherwise in another
     */
    static Pick bySeed(String lab, long seed) {
        return (draw, alternatives) -> {
            long row = Math.floorDiv(seed - AS_WRITTEN, (long) alternatives);
            int place = (int) Math.floorMod(seed - AS_WRITTEN, (long) alternatives);
            return row == 0 && place == 0
                    ? 0
                    : order(lab, draw, row, alternatives).get(place);
        };
    }

    /** The order in which a row of seeds draws. The first row begins with the first alternative. */
    private static List<Integer> order(String lab, String draw, long row, int alternatives) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, alternatives).boxed().toList());
        List<Integer> order = new ArrayList<>();
        if (row == 0) {
            order.add(left.remove(0));
        }
        // Enough digits for twenty alternatives; of more the last keep their order.
        for (long digits = number(lab, draw, row);
                !left.isEmpty();
                digits = Long.divideUnsigned(digits, left.size() + 1)) {
            order.add(left.remove((int) Long.remainderUnsigned(digits, left.size())));
        }
        return order;
    }

    /** The first of everything, but of one draw another. */
    static Pick firstBut(String other, int alternative) {
        return (draw, alternatives) -> draw.equals(other) ? alternative : 0;
    }

    /** The list in an order of its own for each name; as it is where nothing is drawn. */
    default <T> List<T> shuffled(String name, List<T> list) {
        List<T> left = new ArrayList<>(list);
        List<T> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(left.remove(of(name + "#" + order.size(), left.size())));
        }
        return List.copyOf(order);
    }

    private static long number(String lab, String draw, long row) {
        try {
            byte[] text = (lab + "\n" + draw + "\n" + row).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
