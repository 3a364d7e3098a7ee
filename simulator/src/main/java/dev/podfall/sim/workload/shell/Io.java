package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import java.util.HashMap;
import java.util.Map;

/** A command's open descriptors: 0 is read from, all others are written to. */
record Io(ByteSource in, Map<Integer, ByteSink> outs) {
    static Io of(ByteSource in, ByteSink out, ByteSink err) {
        return new Io(in, Map.of(1, out, 2, err));
    }

    ByteSink out() {
        return outs.getOrDefault(1, ByteSink.NULL);
    }

    ByteSink err() {
        return outs.getOrDefault(2, ByteSink.NULL);
    }

    Io withIn(ByteSource source) {
        return new Io(source, outs);
    }

    Io with(int descriptor, ByteSink sink) {
        Map<Integer, ByteSink> all = new HashMap<>(outs);
        all.put(descriptor, sink);
        return new Io(in, all);
    }
}
