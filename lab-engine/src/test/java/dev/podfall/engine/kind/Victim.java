package dev.podfall.engine.kind;

import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import java.nio.file.Path;
import java.time.Duration;

/** A process that makes a cluster, says so, and waits to be killed. */
final class Victim {
    private Victim() {}

    /** @param args the installation's folder, and where images are */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]);
        KindProvider provider = new KindProvider(home, Path.of(args[1]), System.getenv());
        Path directory = home.resolve("attempts/victim-1/cluster");
        provider.provision(new ClusterSpec("victim-1", 1, 1, Duration.ZERO, directory), Progress.NONE);
        System.out.println("up");
        Thread.currentThread().join();
    }
}
