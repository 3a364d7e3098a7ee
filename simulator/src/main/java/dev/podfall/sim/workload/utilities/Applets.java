package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** All utilities by name. */
public final class Applets {
    private static final Map<String, Applet> ALL = new TreeMap<>();

    static {
        FileApplets.addTo(ALL);
        CopyApplets.addTo(ALL);
        ContentApplets.addTo(ALL);
        EncodingApplets.addTo(ALL);
        TextApplets.addTo(ALL);
        FieldApplets.addTo(ALL);
        SystemApplets.addTo(ALL);
        ProcessApplets.addTo(ALL);
        NetworkApplets.addTo(ALL);
        ALL.put("ls", new Ls());
        ALL.put("grep", new Grep());
        ALL.put("egrep", new Grep());
        ALL.put("fgrep", new Grep());
        ALL.put("sed", new Sed());
        ALL.put("awk", new Awk());
        ALL.put("find", new Find());
        ALL.put("tar", new Tar());
        ALL.put("dd", new Dd());
        ALL.put("wget", new Wget());
        ALL.put("curl", new Curl());
        ALL.put("nc", new Netcat());
        ALL.put("busybox", Applets::multiCall);
    }

    private Applets() {}

    /** The names of BusyBox's applets. */
    public static Set<String> busybox() {
        Set<String> names = new TreeSet<>(ALL.keySet());
        names.remove("curl");
        return names;
    }

    /** @throws IllegalArgumentException when there is no such utility */
    public static Supplier<Program> program(String name) {
        Applet applet = ALL.get(name);
        if (applet == null) {
            throw new IllegalArgumentException("There is no utility \"" + name + "\".");
        }
        return () -> new AppletProgram(applet);
    }

    private static void multiCall(Call call) {
        if (call.name().equals("busybox")) {
            List<String> names = new ArrayList<>(busybox());
            call.out("BusyBox v1.36.1 (2024-06-10 07:11:47 UTC) multi-call binary.\n\nCurrently defined functions:\n\t"
                    + String.join(", ", names) + "\n");
            call.done();
            return;
        }
        Applet applet = ALL.get(call.name());
        if (applet == null || call.name().equals("curl")) {
            call.process().stderr(call.name() + ": applet not found\n");
            call.exit(127);
        } else {
            applet.run(call);
        }
    }
}
