package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Objects of lists as they were encoded for the last list, for as long as they are stored: of a thousand pods few are others
 * when they are listed again. From any thread.
 *
 * @param time the client's
 */
record EncodedItems(TimeView time) implements ItemForm {
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;
    private static final Map<Object, Text> TEXTS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<ObjectNode> GONE = new ReferenceQueue<>();
    private static final AtomicLong BYTES = new AtomicLong();

    /** @param seconds between the client's time and the cluster's */
    private record Text(long seconds, Utf8 json) {}

    @Override
    public JsonNode of(ObjectNode object, Part part, UnaryOperator<ObjectNode> shape) {
        forgetGone();
        Text known = TEXTS.get(new Sought(object, part));
        if (known == null || known.seconds() != time.seconds()) {
            known = new Text(time.seconds(), new Utf8(encode(object, part, shape)));
            remember(object, part, known);
        }
        return JsonNodeFactory.instance.rawValueNode(new RawValue(known.json()));
    }

    private byte[] encode(ObjectNode object, Part part, UnaryOperator<ObjectNode> shape) {
        JsonNode tree = part == Part.ITEM
                ? shape.apply((ObjectNode) Wire.outward(object, time)) // which asks what kind it is
                : time.out(shape.apply(object));
        return Wire.json(tree, false);
    }

    private static void remember(ObjectNode object, Part part, Text text) {
        int length = text.json().bytes().length;
        if (BYTES.addAndGet(length) > MOST_BYTES) {
            BYTES.addAndGet(-length);
            return;
        }
        Text before = TEXTS.put(new Kept(object, part), text);
        if (before != null) {
            BYTES.addAndGet(-before.json().bytes().length);
        }
    }

    private static void forgetGone() {
        for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            Text text = TEXTS.remove(gone);
            if (text != null) {
                BYTES.addAndGet(-text.json().bytes().length);
            }
        }
    }

    /** How many bytes are kept; for tests. */
    static long kept() {
        forgetGone();
        return BYTES.get();
    }

    private static int hash(ObjectNode object, Part part) {
        return System.identityHashCode(object) * 31 + part.ordinal();
    }

    /** A part of that very object, which it does not keep from being forgotten. */
    private static final class Kept extends WeakReference<ObjectNode> {
        private final Part part;
        private final int hash;

        Kept(ObjectNode object, Part part) {
            super(object, GONE);
            this.part = part;
            this.hash = hash(object, part);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other == this
                    || other instanceof Kept kept && part == kept.part && get() != null && kept.refersTo(get());
        }
    }

    /** Asks for a part of that very object. */
    private static final class Sought {
        private final ObjectNode object;
        private final Part part;

        Sought(ObjectNode object, Part part) {
            this.object = object;
            this.part = part;
        }

        @Override
        public int hashCode() {
            return hash(object, part);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kept kept && part == kept.part && kept.refersTo(object)
                    || other instanceof Sought sought && part == sought.part && object == sought.object;
        }
    }
}
