import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.kubernetes.client.Exec;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.PatchUtils;
import io.kubernetes.client.util.Yaml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A handful of what programs do with the clients for Java; each check is noted in results.txt. */
public final class JavaClients {
    private static final String NAMESPACE = "fidelity-java";
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: 'busybox:1.36', command: [sh, -c, 'echo hello; sleep 3600']}]}
            """;

    interface Body {
        void run() throws Exception;
    }

    private static void check(String name, Body body) throws Exception {
        String verdict = "passed";
        try {
            body.run();
        } catch (Exception | AssertionError failed) {
            failed.printStackTrace();
            verdict = "failed";
        }
        Files.writeString(Path.of("results.txt"), verdict + " " + name + "\n", StandardOpenOption.APPEND);
    }

    private static void expect(boolean fact, Object seen) {
        if (!fact) {
            throw new AssertionError(seen);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ofTheProject();
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            fabric8(client);
        }
        System.exit(0);
    }

    private static void ofTheProject() throws Exception {
        ApiClient client = Config.defaultClient();
        AppsV1Api apps = new AppsV1Api(client);
        CoreV1Api core = new CoreV1Api(client);
        V1Deployment web = (V1Deployment) Yaml.load(WEB);
        check("client-java: create", () -> apps.createNamespacedDeployment(NAMESPACE, web).execute());
        check("client-java: a conflict is an exception with its code", () -> {
            try {
                apps.createNamespacedDeployment(NAMESPACE, web).execute();
                throw new AssertionError("made twice");
            } catch (ApiException refused) {
                expect(refused.getCode() == 409, refused.getResponseBody());
            }
        });
        try (KubernetesClient waiting = new KubernetesClientBuilder().build()) {
            check("fabric8: wait until it is ready", () -> waiting.apps().deployments().inNamespace(NAMESPACE).withName("web")
                    .waitUntilCondition(d -> d.getStatus() != null && Integer.valueOf(2).equals(d.getStatus().getReadyReplicas()), 60, TimeUnit.SECONDS));
        }
        check("client-java: typed objects are read", () -> expect(
                core.listNamespacedPod(NAMESPACE).execute().getItems().stream().allMatch(p -> p.getStatus().getStartTime() != null), "no time"));
        String pod = core.listNamespacedPod(NAMESPACE).execute().getItems().get(0).getMetadata().getName();
        check("client-java: logs", () -> expect(
                core.readNamespacedPodLog(pod, NAMESPACE).execute().contains("hello"), "no hello"));
        check("client-java: exec", () -> {
            Process process = new Exec(client).exec(NAMESPACE, pod, new String[] {"sh", "-c", "echo out; exit 3"}, false, false);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            expect(said.equals("out\n") && process.waitFor() == 3, said + process.exitValue());
        });
        String scaled = "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":1}]";
        check("client-java: patch", () -> expect(
                PatchUtils.patch(V1Deployment.class, () -> apps.patchNamespacedDeployment("web", NAMESPACE, new V1Patch(scaled)).buildCall(null),
                                V1Patch.PATCH_FORMAT_JSON_PATCH, client).getSpec().getReplicas() == 1, "not scaled"));
    }

    private static void fabric8(KubernetesClient client) throws Exception {
        check("fabric8: server-side apply", () -> expect(
                client.resource(new ConfigMapBuilder().withNewMetadata().withName("c").withNamespace(NAMESPACE).endMetadata().addToData("a", "b").build())
                        .serverSideApply().getData().get("a").equals("b"), "not applied"));
        check("fabric8: edit", () -> expect(
                client.configMaps().inNamespace(NAMESPACE).withName("c").edit(c -> new ConfigMapBuilder(c).addToData("x", "y").build())
                        .getData().size() == 2, "not edited"));
        check("fabric8: exec", () -> {
            String pod = client.pods().inNamespace(NAMESPACE).withLabel("app", "web").list().getItems().get(0).getMetadata().getName();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ExecWatch exec = client.pods().inNamespace(NAMESPACE).withName(pod).writingOutput(out).exec("sh", "-c", "echo out; exit 3")) {
                expect(exec.exitCode().get(20, TimeUnit.SECONDS) == 3, out);
            }
            expect(out.toString(StandardCharsets.UTF_8).equals("out\n"), out);
        });
        check("fabric8: delete and wait", () -> {
            client.apps().deployments().inNamespace(NAMESPACE).withName("web").withTimeout(60, TimeUnit.SECONDS).delete();
            client.pods().inNamespace(NAMESPACE).withLabel("app", "web").waitUntilCondition(p -> p == null, 60, TimeUnit.SECONDS);
        });
    }
}
