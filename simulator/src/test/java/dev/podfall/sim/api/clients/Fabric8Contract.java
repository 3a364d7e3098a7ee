package dev.podfall.sim.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.api.RunningCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fabric8's client does with a kubeconfig and nothing else set, over one of its transports. */
abstract class Fabric8Contract {
    private static final String NAMESPACE = "fab";
    private static final int SECONDS = 60;

    private static RunningCluster cluster;
    private KubernetesClient client;

    abstract HttpClient.Factory transport();

    @BeforeAll
    static void start() {
        cluster = RunningCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void connect() {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .withHttpClientFactory(transport())
                .build();
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void disconnect() {
        client.namespaces().withName(NAMESPACE).delete();
        client.namespaces().withName(NAMESPACE).waitUntilCondition(Objects::isNull, SECONDS, TimeUnit.SECONDS);
        client.close();
    }

    @Test
    void objects_are_created_and_listed() {
        client.configMaps().inNamespace(NAMESPACE).resource(settings("a")).create();
        assertThat(client.configMaps().inNamespace(NAMESPACE).list().getItems())
                .extracting(c -> c.getMetadata().getName())
                .contains("a");
    }

    @Test
    void a_watch_tells_what_happens_in_order() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        try (Watch watch = client.configMaps()
                .inNamespace(NAMESPACE)
                .withName("a")
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, ConfigMap object) {
                        events.add(action + " " + object.getData());
                    }

                    @Override
                    public void onClose(WatcherException cause) {
                        events.add("broken: " + cause);
                    }

                    @Override
                    public void onClose() {
                        events.add("closed");
                    }
                })) {
            client.configMaps().inNamespace(NAMESPACE).resource(settings("a")).create();
            client.configMaps()
                    .inNamespace(NAMESPACE)
                    .withName("a")
                    .edit(c -> new ConfigMapBuilder(c).addToData("k", "w").build());
            client.configMaps().inNamespace(NAMESPACE).withName("a").delete();
            assertThat(next(events)).isEqualTo("ADDED {k=v}");
            assertThat(next(events)).isEqualTo("MODIFIED {k=w}");
            assertThat(next(events)).isEqualTo("DELETED {k=w}");
        }
        assertThat(next(events)).isEqualTo("closed");
    }

    @Test
    void an_informer_knows_what_was_there_and_what_comes() throws Exception {
        client.configMaps().inNamespace(NAMESPACE).resource(settings("before")).create();
        BlockingQueue<String> added = new LinkedBlockingQueue<>();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("mine")
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(ConfigMap object) {
                        added.add("add " + object.getMetadata().getName());
                    }

                    @Override
                    public void onUpdate(ConfigMap before, ConfigMap now) {
                        added.add("update " + now.getMetadata().getName());
                    }

                    @Override
                    public void onDelete(ConfigMap object, boolean unknown) {
                        added.add("delete " + object.getMetadata().getName());
                    }
                })) {
            assertThat(next(added)).isEqualTo("add before");
            client.configMaps()
                    .inNamespace(NAMESPACE)
                    .resource(settings("after"))
                    .create();
            assertThat(next(added)).isEqualTo("add after");
            client.configMaps().inNamespace(NAMESPACE).withName("before").delete();
            assertThat(next(added)).isEqualTo("delete before");
            assertThat(informer.getStore().list()).hasSize(1);
        }
    }

    @Test
    void a_deployment_is_waited_for_until_it_is_ready() {
        Deployment web = new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withTemplate(new io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder()
                        .withNewMetadata()
                        .addToLabels("app", "web")
                        .endMetadata()
                        .withSpec(pod("web", "nginx:1.27").getSpec())
                        .build())
                .endSpec()
                .build();
        client.apps().deployments().inNamespace(NAMESPACE).resource(web).create();
        Deployment ready = client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("web")
                .waitUntilReady(SECONDS, TimeUnit.SECONDS);
        assertThat(ready.getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void a_command_has_its_streams_and_its_exit_code() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecWatch command = running("sh", "busybox:1.36", "sleep", "3600")
                .redirectingInput()
                .writingOutput(out)
                .writingError(err)
                .exec("sh", "-c", "read line; echo out $line; echo err >&2; exit 5")) {
            command.getInput().write("hello\n".getBytes(StandardCharsets.UTF_8));
            command.getInput().flush();
            assertThat(command.exitCode().get(SECONDS, TimeUnit.SECONDS)).isEqualTo(5);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("out hello\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
    }

    @Test
    void a_log_is_read_and_followed() throws Exception {
        PodResource talker =
                running("talker", "busybox:1.36", "sh", "-c", "echo one; while read l; do :; done; sleep 3600");
        assertThat(talker.getLog()).isEqualTo("one\n");
        try (LogWatch log = talker.watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("one");
        }
    }

    @Test
    void a_port_is_forwarded() throws Exception {
        try (LocalPortForward forward = running("web", "nginx:1.27").portForward(80)) {
            URI page = URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/");
            try (InputStream in = page.toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Welcome to nginx!");
            }
        }
    }

    private PodResource running(String name, String image, String... command) {
        client.pods().inNamespace(NAMESPACE).resource(pod(name, image, command)).create();
        PodResource pod = client.pods().inNamespace(NAMESPACE).withName(name);
        pod.waitUntilReady(SECONDS, TimeUnit.SECONDS);
        return pod;
    }

    private static Pod pod(String name, String image, String... command) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("main")
                .withImage(image)
                .withCommand(command)
                .endContainer()
                .endSpec()
                .build();
    }

    private static ConfigMap settings(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("mine", "yes")
                .endMetadata()
                .addToData("k", "v")
                .build();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(SECONDS, TimeUnit.SECONDS);
    }
}
