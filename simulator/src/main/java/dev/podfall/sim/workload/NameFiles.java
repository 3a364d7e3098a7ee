package dev.podfall.sim.workload;

/**
 * What a container is told of names, in the files that the node mounts into it.
 *
 * @param hostname as {@code uname} answers it
 * @param hosts text of {@code /etc/hosts}
 * @param resolver text of {@code /etc/resolv.conf}
 */
public record NameFiles(String hostname, String hosts, String resolver) {
    private static final String HEAD = "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n"
            + "::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\n"
            + "fe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n";

    /** Those of a pod that asks for nothing special. */
    public static NameFiles ordinary(String namespace, String pod, String ip) {
        return new NameFiles(
                pod,
                hosts(ip, pod),
                "search " + namespace + ".svc.cluster.local svc.cluster.local cluster.local\n"
                        + "nameserver 10.96.0.10\noptions ndots:5\n");
    }

    /** @param names of the address, separated by tabs */
    public static String hosts(String ip, String names) {
        return HEAD + ip + "\t" + names + "\n";
    }
}
