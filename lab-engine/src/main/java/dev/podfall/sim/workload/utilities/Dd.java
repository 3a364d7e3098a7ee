package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** {@code dd}. */
final class Dd implements Applet {
    @Override
    public void run(Call call) {
        Map<String, String> settings = new HashMap<>();
        for (String word : call.arguments()) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2 || !parts[0].matches("if|of|bs|count|skip|seek|conv|status|iflag|oflag")) {
                throw new Call.Usage("invalid argument '" + word + "'");
            }
            settings.put(parts[0], parts[1]);
        }
        long block = Math.max(1, Numbers.size(settings.getOrDefault("bs", "512")));
        long most = settings.containsKey("count") ? Numbers.size(settings.get("count")) * block : Long.MAX_VALUE;
        ByteSource in;
        ByteSink out;
        try {
            String source = settings.get("if");
            in = source == null ? call.kernel().stdin() : OpenFile.forReading(call.kernel(), source);
            String target = settings.get("of");
            out = target == null ? call.kernel().stdout() : OpenFile.forWriting(call.kernel(), target, false);
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + settings.getOrDefault("if", settings.get("of")) + "': " + failure.getMessage());
            return;
        }
        copy(call, in, out, block, most, 0);
    }

    private static void copy(Call call, ByteSource in, ByteSink out, long block, long most, long done) {
        if (done >= most) {
            report(call, block, done);
            return;
        }
        call.kernel().read(in, bytes -> {
            if (bytes == null) {
                report(call, block, done);
                return;
            }
            byte[] part = bytes.length > most - done ? Arrays.copyOf(bytes, (int) (most - done)) : bytes;
            if (!out.write(part)) {
                report(call, block, done);
            } else {
                call.process()
                        .compute(
                                java.time.Duration.ofNanos(part.length),
                                () -> copy(call, in, out, block, most, done + part.length));
            }
        });
    }

    private static void report(Call call, long block, long done) {
        String records = done / block + "+" + (done % block == 0 ? 0 : 1);
        call.process().stderr(records + " records in\n" + records + " records out\n");
        call.done();
    }
}
