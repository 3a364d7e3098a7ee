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

    /** Two that ask at once may both unpack it; the first one's is kept. */
    JsonNode get(PackedPayload packed) {
        PackedPayload.Unpacked known = known(packed);
        return (known == null ? kept(packed, packed.unpack()) : known).payload();
    }

    private synchronized PackedPayload.Unpacked known(PackedPayload packed) {
        return latest.get(packed);
    }

    private synchronized PackedPayload.Unpacked kept(PackedPayload packed, PackedPayload.Unpacked unpacked) {
        PackedPayload.Unpacked before = latest.putIfAbsent(packed, unpacked);
        if (before != null) {
            return before;
        }
        size += unpacked.size();
        shrink();
        return unpacked;
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
