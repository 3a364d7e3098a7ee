package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare cluster under the kubectl on the PATH; skipped where there is none. */
class KubectlTest {
    @TempDir
    Path home;

    private BareCluster cluster;
    private Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        Needs.kubectl("KubectlTest");
        cluster = BareCluster.now();
        kubeconfig = cluster.adminKubeconfig(home);
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void creates_reads_changes_and_deletes() throws Exception {
        assertThat(kubectl("version")).contains("Server Version: v1.36.3");
        assertThat(kubectl("create configmap a --from-literal=x=y")).isEqualTo("configmap/a created\n");
        assertThat(kubectl("get configmap a -o jsonpath={.data.x}")).isEqualTo("y");
        assertThat(kubectl("label configmap a tier=gold")).isEqualTo("configmap/a labeled\n");
        assertThat(kubectl("patch configmap a -p {\"data\":{\"x\":\"z\"}}")).isEqualTo("configmap/a patched\n");
        assertThat(kubectl("get configmaps -l tier=gold -o name")).isEqualTo("configmap/a\n");
        assertThat(kubectl("get configmaps -l tier!=gold -o name")).isEmpty();
        assertThat(kubectl("delete configmap a")).startsWith("configmap \"a\" deleted");
        assertThat(kubectl("get configmap a")).isEqualTo("Error from server (NotFound): configmaps \"a\" not found\n");
    }

    @Test
    void every_kind_that_kubectl_creates_is_understood() throws Exception {
        assertThat(kubectl("create secret generic s --from-literal=key=value")).isEqualTo("secret/s created\n");
        assertThat(kubectl("get secret s -o jsonpath={.data.key}")).isEqualTo("dmFsdWU=");
        assertThat(kubectl("create deployment d --image=nginx")).isEqualTo("deployment.apps/d created\n");
        assertThat(kubectl("create job j --image=busybox -- true")).isEqualTo("job.batch/j created\n");
        assertThat(kubectl("create ingress i --rule=a.b/*=d:80")).isEqualTo("ingress.networking.k8s.io/i created\n");
        assertThat(kubectl("create quota q --hard=cpu=1,pods=5")).isEqualTo("resourcequota/q created\n");
        assertThat(kubectl("create service nodeport n --tcp=80:8080")).isEqualTo("service/n created\n");
        assertThat(kubectl("create poddisruptionbudget p --selector=app=d --min-available=50%"))
                .isEqualTo("poddisruptionbudget.policy/p created\n");
        assertThat(kubectl("get poddisruptionbudget p -o jsonpath={.spec.minAvailable}"))
                .isEqualTo("50%");
        assertThat(kubectl("create serviceaccount robot")).isEqualTo("serviceaccount/robot created\n");
        assertThat(kubectl("create token robot").split("\\.")).hasSize(3);
    }

    @Test
    void applies_twice_and_tells_what_changed() throws Exception {
        Path manifest = home.resolve("web.yaml");
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "nginx:1.27"}]}
                """;
        Files.writeString(manifest, text);
        assertThat(kubectl("apply -f " + manifest)).isEqualTo("deployment.apps/web created\n");
        assertThat(kubectl("apply -f " + manifest)).isEqualTo("deployment.apps/web unchanged\n");
        Files.writeString(manifest, text.replace("1.27", "1.28"));
        assertThat(kubectl("diff -f " + manifest)).contains("+      - image: nginx:1.28");
        assertThat(kubectl("apply -f " + manifest)).isEqualTo("deployment.apps/web configured\n");
        assertThat(kubectl("apply --server-side --force-conflicts -f " + manifest))
                .isEqualTo("deployment.apps/web serverside-applied\n");
        assertThat(kubectl("scale deployment web --replicas=3")).isEqualTo("deployment.apps/web scaled\n");
        assertThat(kubectl("set image deployment/web web=nginx:1.29")).isEqualTo("deployment.apps/web image updated\n");
        assertThat(kubectl("get deployment web -o jsonpath={.spec.replicas}/{.metadata.generation}"))
                .isEqualTo("3/4");
        Files.writeString(manifest, text.replace("replicas", "replcas"));
        assertThat(kubectl("apply -f " + manifest)).contains("unknown field \"spec.replcas\"");
    }

    @Test
    void prints_tables_and_explains() throws Exception {
        kubectl("create namespace shop");
        assertThat(kubectl("get namespace shop --no-headers")).matches("shop +Active +\\d+s\n");
        assertThat(kubectl("api-resources --api-group=apps -o name"))
                .contains("deployments.apps\n")
                .contains("statefulsets.apps\n");
        assertThat(kubectl("explain deployment.spec.replicas"))
                .contains("GROUP:      apps", "FIELD: replicas <integer>");
        assertThat(kubectl("get all -A")).isEqualTo("No resources found\n");
    }

    @Test
    void tells_what_one_may_do() throws Exception {
        assertThat(kubectl("auth can-i create pods")).isEqualTo("yes\n");
        assertThat(kubectl("auth can-i create pods --as=bob")).isEqualTo("no\n");
        assertThat(kubectl("auth whoami -o jsonpath={.status.userInfo.username}"))
                .isEqualTo("kubernetes-admin");
        assertThat(kubectl("create rolebinding bob --clusterrole=view --user=bob"))
                .isEqualTo("rolebinding.rbac.authorization.k8s.io/bob created\n");
        assertThat(kubectl("auth can-i list pods --as=bob")).isEqualTo("yes\n");
        assertThat(kubectl("get secrets --as=bob"))
                .isEqualTo("Error from server (Forbidden): secrets is forbidden: User \"bob\" cannot list resource"
                        + " \"secrets\" in API group \"\" in the namespace \"default\"\n");
    }

    /** Words are separated by single spaces. */
    private String kubectl(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(words.split(" ")));
        Path output = home.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(words).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8).replaceAll("(?m)^(Warning|WARNING): .*\n", "");
    }
}
