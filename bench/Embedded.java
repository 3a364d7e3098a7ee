import dev.podfall.simulator.KubernetesCluster;
import java.util.Arrays;

/** How long a test waits for an embedded cluster. Run by bench/embedded.sh; prints figures, asserts nothing about time. */
final class Embedded {
    private static final int MORE = 30;

    private Embedded() {}

    public static void main(String[] arguments) {
        System.out.printf("the first in a fresh JVM   %6.0f ms%n", started());
        double[] each = new double[MORE];
        for (int i = 0; i < MORE; i++) {
            each[i] = started();
        }
        Arrays.sort(each);
        System.out.printf("each more, median of %d    %6.0f ms (from %.0f to %.0f)%n", MORE, each[MORE / 2], each[0], each[MORE - 1]);
        System.exit(0);
    }

    /** Until a client could be given its kubeconfig; without its end. */
    private static double started() {
        long began = System.nanoTime();
        KubernetesCluster cluster = KubernetesCluster.start();
        cluster.kubeconfig();
        double millis = (System.nanoTime() - began) / 1e6;
        cluster.close();
        return millis;
    }
}
