package dev.podfall.web.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trees of payloads that were asked for last. Their text together is bounded; as trees they take some ten times as much. */
final class PayloadCache {
    private final Map<PackedPayload, PackedPayload.Unpacked> latest = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long size;

    /** @param most bytes of text */
    PayloadCache(long most) {
        this.most = most;
    }

    synchronized JsonNode get(PackedPayload packed) {
        PackedPayload.Unpacked known = latest.get(packed);
        if (known == null) {
            known = packed.unpack();
            latest.put(packed, known);
            size += known.size();
            shrink();
        }
        return known.payload();
    }

    /** How many bytes of text are held as trees. */
    synchronized long size() {
        return size;
    }

    private void shrink() {
        Iterator<PackedPayload.Unpacked> eldest = latest.values().iterator();
        while (size > most) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
