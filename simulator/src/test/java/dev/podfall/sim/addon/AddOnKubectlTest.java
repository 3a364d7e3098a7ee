package dev.podfall.sim.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl shows of an add-on's objects; skipped where there is no kubectl. */
class AddOnKubectlTest {
    private static final ResourceType CERTIFICATES =
            new ResourceType("cert-manager.io", "v1", "certificates", "Certificate", true);

    @TempDir
    Path home;

    @Test
    void custom_resources_have_their_columns_short_names_and_explanations() throws Exception {
        Needs.kubectl("AddOnKubectlTest");
        try (AddOnCluster cluster = AddOnCluster.start(null, "cert-manager")) {
            cluster.apply("""
                    {apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: self, namespace: default}, spec: {selfSigned: {}}}
                    ---
                    apiVersion: cert-manager.io/v1
                    kind: Certificate
                    metadata: {name: web, namespace: default}
                    spec: {secretName: web-tls, dnsNames: [a.example], privateKey: {algorithm: ECDSA}, issuerRef: {name: self}}
                    """);
            cluster.await(() ->
                    cluster.condition(CERTIFICATES, "default", "web", "Ready").startsWith("True "));
            String wide = columns(kubectl(cluster, "get cert -o wide"));
            assertThat(wide)
                    .startsWith("NAME|READY|SECRET|ISSUER|STATUS|AGE\n"
                            + "web|True|web-tls|self|Certificate is up to date and has not expired|");
            assertThat(columns(kubectl(cluster, "get cr")))
                    .startsWith("NAME|APPROVED|DENIED|READY|ISSUER|REQUESTER|AGE\nweb-1|True|True|self|");
            assertThat(kubectl(cluster, "explain certificate.spec.issuerRef.kind"))
                    .contains("FIELD: kind <string>", "or ClusterIssuer.");
            assertThat(kubectl(cluster, "describe certificate web"))
                    .contains("Certificate is up to date and has not expired", "Secret Name:  web-tls");
        }
    }

    private static String columns(String table) {
        return table.replaceAll(" {2,}", "|");
    }

    private String kubectl(AddOnCluster cluster, String arguments) throws IOException, InterruptedException {
        Path kubeconfig = home.resolve("config");
        Files.writeString(
                kubeconfig, cluster.simulation().kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
