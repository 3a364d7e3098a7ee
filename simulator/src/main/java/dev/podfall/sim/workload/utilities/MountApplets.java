package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Kernel.MountPoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is mounted, and how much room is left there: {@code mount}, {@code df}. */
final class MountApplets {
    private static final MountPoint ROOT = new MountPoint("/", "overlay", false, 103_079_200L << 10, 22_439_520L << 10);

    private static final MountPoint DEVICES = new MountPoint("/dev", "tmpfs", false, 64L << 20, 0);

    private MountApplets() {}

    static void mount(Call call) {
        String table = call.files()
                .read("/proc/mounts")
                .map(b -> new String(b, StandardCharsets.UTF_8))
                .orElse("");
        table.lines().map(line -> line.split(" ")).forEach(entry -> {
            String path = entry[1].replace("\\040", " ");
            call.out(entry[0] + " on " + path + " type " + entry[2] + " (" + entry[3] + ")\n");
        });
        call.exit(0);
    }

    static void df(Call call) {
        Options options = call.options("hkmTPai");
        boolean human = options.has("h");
        int width = human ? 9 : 10;
        call.out("Filesystem           "
                + (human
                        ? "     Size      Used Available Use% Mounted on\n"
                        : "1K-blocks      Used Available Use% Mounted on\n"));
        int code = 0;
        for (MountPoint point : wanted(call, options.operands())) {
            if (point == null) {
                code = 1;
                continue;
            }
            long used = point.usedBytes();
            long free = point.totalBytes() - used;
            long percent = point.totalBytes() == 0 ? 0 : Math.round(Math.ceil(used * 100.0 / point.totalBytes()));
            call.out(String.format(
                    Locale.ROOT,
                    "%-20s %" + width + "s %9s %9s %3d%% %s%n",
                    point.device(),
                    amount(point.totalBytes(), human),
                    amount(used, human),
                    amount(free, human),
                    percent,
                    point.path()));
        }
        call.exit(code);
    }

    /** All, or those where the named files are; null for a file that is not there. */
    private static List<MountPoint> wanted(Call call, List<String> files) {
        List<MountPoint> all = new ArrayList<>();
        all.add(ROOT);
        all.add(DEVICES);
        all.addAll(call.kernel().mountPoints());
        if (files.isEmpty()) {
            return all;
        }
        List<MountPoint> wanted = new ArrayList<>();
        for (String file : files) {
            String path = call.path(file);
            if (call.files().exists(path)) {
                wanted.add(holding(all, path));
            } else {
                call.process().stderr("df: " + file + ": can't find mount point\n");
                wanted.add(null);
            }
        }
        return wanted;
    }

    private static MountPoint holding(List<MountPoint> all, String path) {
        MountPoint best = ROOT;
        for (MountPoint point : all) {
            boolean holds = path.equals(point.path()) || path.startsWith(point.path() + "/");
            if (holds && point.path().length() > best.path().length()) {
                best = point;
            }
        }
        return best;
    }

    /** In KiB, or with one decimal and the unit that fits. */
    private static String amount(long bytes, boolean human) {
        if (!human) {
            return Long.toString(bytes >> 10);
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < 4) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f%s", value, "KMGT".charAt(unit - 1));
    }
}
