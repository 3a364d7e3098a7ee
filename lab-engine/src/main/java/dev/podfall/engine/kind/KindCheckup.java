package dev.podfall.engine.kind;

import dev.podfall.engine.Finding;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at what clusters in containers need here. Changes nothing, and loads nothing of Testcontainers. */
public final class KindCheckup {
    private final Path home;
    private final Map<String, String> environment;

    /** @param home the folder of the installation */
    public KindCheckup(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** In the order in which they would stop a cluster. */
    public List<Finding> findings() {
        try {
            KindSettings settings = KindSettings.of(environment);
            DockerProbe probe = DockerProbe.of(environment);
            Surroundings here = Surroundings.look(probe, settings);
            List<Finding> all = new ArrayList<>();
            all.add(Finding.ok("docker", here.docker().isEmpty() ? "answers" : "version " + here.docker()));
            all.add(cgroups(here, settings));
            all.add(disk(here, settings));
            all.add(memory(here, settings));
            all.add(image(here, settings));
            all.add(guard());
            all.add(clusters(probe));
            return all;
        } catch (PodfallException no) {
            String what = no instanceof SettingUnfit ? "settings" : "docker";
            return List.of(Finding.missing(what, no.getMessage(), no.next()));
        }
    }

    private static Finding cgroups(Surroundings here, KindSettings settings) {
        if (here.cgroups().equals("1")) {
            CgroupsTooOld problem = new CgroupsTooOld(settings.image());
            return settings.chosen()
                    ? Finding.unknown("cgroups", "version 1", "The node image that was chosen must know it.")
                    : missing("cgroups", problem);
        }
        return Finding.ok("cgroups", here.cgroups().isEmpty() ? "version unknown" : "version " + here.cgroups());
    }

    private static Finding disk(Surroundings here, KindSettings settings) {
        long wanted = Preflight.disk(here.image(), settings.nodes());
        if (here.freeDisk() >= 0 && here.freeDisk() < wanted) {
            return missing("disk", new DiskTooSmall(here.folder(), here.freeDisk(), wanted));
        }
        return Finding.ok("disk", here.freeDisk() < 0 ? "unknown" : here.freeDisk() + " MiB free in " + here.folder());
    }

    private static Finding memory(Surroundings here, KindSettings settings) {
        long wanted = Preflight.memory(settings.nodes());
        if (here.freeMemory() >= 0 && here.freeMemory() < wanted) {
            return missing("memory", new MemoryTooSmall(here.freeMemory(), wanted, settings.nodes()));
        }
        return Finding.ok("memory", here.freeMemory() < 0 ? "unknown" : here.freeMemory() + " MiB free");
    }

    private Finding image(Surroundings here, KindSettings settings) {
        if (here.image()) {
            return Finding.ok("node image", settings.image());
        }
        String next = Proxies.named(environment)
                ? "It is fetched at the first start; Docker itself must know the proxy for that"
                        + " (https://docs.docker.com/engine/daemon/proxy/)."
                : "It is fetched at the first start (some 350 MB).";
        return Finding.unknown("node image", settings.image() + " is not here yet", next);
    }

    private Finding guard() {
        boolean off = Boolean.parseBoolean(environment.getOrDefault("TESTCONTAINERS_RYUK_DISABLED", "false"));
        return off
                ? Finding.unknown(
                        "clean-up",
                        "Ryuk is switched off: clusters outlive a crash",
                        "The next start finds those of attempts again and removes the others.")
                : Finding.ok("clean-up", "by Ryuk, also after a crash");
    }

    private Finding clusters(DockerProbe probe) {
        int ours = new Leftovers(probe).count(Labels.of(home));
        int others = new Leftovers(probe).count(Labels.CLUSTER) - ours;
        String found = ours + (ours == 1 ? " node" : " nodes") + " of this installation";
        return Finding.ok("nodes", others > 0 ? found + ", " + others + " of others" : found);
    }

    private static Finding missing(String what, PodfallException problem) {
        return Finding.missing(what, problem.getMessage(), problem.next());
    }
}
