package dev.podfall.sim.cel;

import dev.cel.common.values.CelByteString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How large values are, in characters; what is none counts as some. */
final class Size {
    private static final long PLAIN = 10;

    private final long most;
    private long counted;

    private Size(long most) {
        this.most = most;
    }

    /** With all that is in it. @param most no more is counted than a little above it */
    static long whole(Object value, long most) {
        Size size = new Size(most);
        size.count(value);
        return size.counted;
    }

    /** Of a text or a list itself; 0 for others. */
    static long own(Object value) {
        if (value instanceof String text) {
            return text.length();
        } else if (value instanceof CelByteString bytes) {
            return bytes.size();
        }
        return value instanceof Collection<?> list ? list.size() : 0;
    }

    private void count(Object value) {
        if (counted > most) {
            return;
        }
        if (value instanceof List<?> list) {
            counted += PLAIN;
            countAll(list);
        } else if (value instanceof Map<?, ?> map) {
            counted += PLAIN;
            countAll(map.keySet());
            countAll(map.values());
        } else if (value instanceof Optional<?> optional) {
            counted += PLAIN;
            optional.ifPresent(this::count);
        } else {
            counted += Math.max(PLAIN, own(value));
        }
    }

    private void countAll(Collection<?> values) {
        for (Object value : values) {
            count(value);
            if (counted > most) {
                return;
            }
        }
    }
}
