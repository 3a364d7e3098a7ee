package dev.podfall.engine.kind;

/**
 * kubeadm's file for one node.
 *
 * @param server address of the node with the API server
 * @param address of the node itself
 * @param host name at which the API server is reached from outside
 * @param token by which the other nodes join
 */
record KubeadmConfig(String cluster, String version, String server, String address, String host, String token) {
    static final String PODS = "10.244.0.0/16";
    private static final String SERVICES = "10.96.0.0/16";

    /** The folder named below. Its files are named {@code COMPONENT+strategic.yaml}. */
    static final String PATCHES = "/kind/podfall-patches";

    /** What the control plane asks for by default leaves no room for pods on a machine of two cores. */
    static String modest(String component) {
        return "spec: {containers: [{name: " + component + ", resources: {requests: {cpu: 25m}}}]}\n";
    }

    String text() {
        return CLUSTER.formatted(version, cluster, server, host, PODS, SERVICES)
                + INIT.formatted(token, address, address)
                + JOIN.formatted(address, server, token)
                + KUBELET
                + PROXY;
    }

    private static final String CLUSTER = """
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            kubernetesVersion: %s
            clusterName: "%s"
            controlPlaneEndpoint: "%s:6443"
            apiServer:
              certSANs: [localhost, "127.0.0.1", "%s"]
            controllerManager:
              extraArgs:
                - {name: enable-hostpath-provisioner, value: "true"}
            networking:
              podSubnet: "%s"
              serviceSubnet: "%s"
            """;

    private static final String INIT = """
            ---
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: InitConfiguration
            bootstrapTokens:
              - token: "%s"
            localAPIEndpoint: {advertiseAddress: "%s", bindPort: 6443}
            skipPhases: [preflight]
            patches: {directory: /kind/podfall-patches}
            nodeRegistration:
              criSocket: unix:///run/containerd/containerd.sock
              kubeletExtraArgs:
                - {name: node-ip, value: "%s"}
            """;

    private static final String JOIN = """
            ---
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: JoinConfiguration
            skipPhases: [preflight]
            nodeRegistration:
              criSocket: unix:///run/containerd/containerd.sock
              kubeletExtraArgs:
                - {name: node-ip, value: "%s"}
            discovery:
              bootstrapToken:
                apiServerEndpoint: "%s:6443"
                token: "%s"
                unsafeSkipCAVerification: true
            """;

    /** The machine's disk is not the node's: nothing is evicted or collected because it fills up. */
    private static final String KUBELET = """
            ---
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            cgroupDriver: systemd
            cgroupRoot: /kubelet
            failSwapOn: false
            imageGCHighThresholdPercent: 100
            evictionHard: {nodefs.available: "0%", nodefs.inodesFree: "0%", imagefs.available: "0%"}
            """;

    /** The connection table belongs to the machine and stays as it is. */
    private static final String PROXY = """
            ---
            apiVersion: kubeproxy.config.k8s.io/v1alpha1
            kind: KubeProxyConfiguration
            mode: iptables
            iptables: {minSyncPeriod: 1s}
            conntrack: {maxPerCore: 0}
            """;
}
