package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a learner sees of pods that do not work, against what a real cluster showed. */
class PodFailuresTest {
    private final NodeBench node = new NodeBench();

    @Test
    void a_command_that_is_not_there_is_a_StartError() {
        node.container("not-in-path", "image:'busybox:1.36',command:['gunicorn']");
        node.pass(Duration.ofSeconds(40));

        assertThat(node.statuses("not-in-path"))
                .startsWith(
                        "Pending(0/1)",
                        "ContainerCreating(0/1)",
                        "RunContainerError(0/1)",
                        "CrashLoopBackOff(0/1)",
                        "RunContainerError(0/1)");
        JsonNode last = node.status("not-in-path").path("lastState").path("terminated");
        String text = "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
                + "runc create failed: unable to start container process: error during container init: "
                + "exec: \"gunicorn\": executable file not found in $PATH";
        assertThat(last.path("reason").asText()).isEqualTo("StartError");
        assertThat(last.path("exitCode").asInt()).isEqualTo(128);
        assertThat(last.path("message").asText()).isEqualTo(text);
        assertThat(last.path("startedAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(node.events("not-in-path")).anyMatch(e -> e.startsWith("Warning Failed: Error: " + text));
    }

    @Test
    void an_image_that_is_not_found_backs_off() {
        node.container("web", "image:'nginx:1.99-nope'");
        node.pass(Duration.ofSeconds(90));

        assertThat(node.statuses("web"))
                .startsWith(
                        "Pending(0/1)",
                        "ContainerCreating(0/1)",
                        "ErrImagePull(0/1)",
                        "ImagePullBackOff(0/1)",
                        "ErrImagePull(0/1)",
                        "ImagePullBackOff(0/1)");
        String cause = "rpc error: code = NotFound desc = failed to pull and unpack image "
                + "\"docker.io/library/nginx:1.99-nope\": failed to resolve image: "
                + "docker.io/library/nginx:1.99-nope: not found";
        node.until("web", "ImagePullBackOff(0/1)", Duration.ofMinutes(3));
        assertThat(node.status("web")
                        .path("state")
                        .path("waiting")
                        .path("message")
                        .asText())
                .isEqualTo("Back-off pulling image \"nginx:1.99-nope\": ErrImagePull: " + cause);
        assertThat(node.events("web").stream().map(e -> e.replaceAll(" \\(x\\d+\\)$", "")))
                .containsExactly(
                        "Normal Pulling: Pulling image \"nginx:1.99-nope\"",
                        "Warning Failed: Failed to pull image \"nginx:1.99-nope\": " + cause,
                        "Warning Failed: Error: ErrImagePull",
                        "Normal BackOff: Back-off pulling image \"nginx:1.99-nope\"",
                        "Warning Failed: Error: ImagePullBackOff");
    }

    @Test
    void an_image_name_with_capitals_is_invalid() {
        node.container("invalid-name", "image:'Nginx:1.27'");
        node.pass(Duration.ofSeconds(10));

        assertThat(node.statuses("invalid-name"))
                .containsExactly("Pending(0/1)", "ContainerCreating(0/1)", "InvalidImageName(0/1)");
        assertThat(node.status("invalid-name")
                        .path("state")
                        .path("waiting")
                        .path("message")
                        .asText())
                .isEqualTo(
                        "Failed to apply default image tag \"Nginx:1.27\": couldn't parse image name \"Nginx:1.27\": "
                                + "invalid reference format: repository name (library/Nginx) must be lowercase");
    }

    @Test
    void an_absent_image_that_must_not_be_pulled_stays_absent() {
        node.container("never-pull", "image:'notpresent:1',imagePullPolicy:'Never'");
        node.pass(Duration.ofSeconds(10));

        assertThat(node.statuses("never-pull"))
                .containsExactly("Pending(0/1)", "ContainerCreating(0/1)", "ErrImageNeverPull(0/1)");
        assertThat(node.events("never-pull").stream().map(e -> e.replaceAll(" \\(x\\d+\\)$", "")))
                .containsExactly(
                        "Warning ErrImageNeverPull: Container image \"notpresent:1\" is not present with pull policy of Never",
                        "Warning Failed: Error: ErrImageNeverPull");
    }

    @Test
    void a_missing_secret_key_waits_with_CreateContainerConfigError_until_it_is_there() {
        node.container(
                "keyref",
                "image:'nginx:1.27',env:[{name:'P',valueFrom:{secretKeyRef:{name:'db-secret',key:'password'}}}]");
        node.pass(Duration.ofSeconds(15));

        assertThat(node.statuses("keyref"))
                .containsExactly("Pending(0/1)", "ContainerCreating(0/1)", "CreateContainerConfigError(0/1)");
        assertThat(node.status("keyref")
                        .path("state")
                        .path("waiting")
                        .path("message")
                        .asText())
                .isEqualTo("secret \"db-secret\" not found");

        node.create(
                dev.podfall.sim.client.Resources.SECRETS,
                "{apiVersion:'v1',kind:'Secret',metadata:{name:'db-secret',namespace:'shop'},data:{user:'YQ=='}}");
        node.pass(Duration.ofSeconds(30));
        assertThat(node.status("keyref")
                        .path("state")
                        .path("waiting")
                        .path("message")
                        .asText())
                .isEqualTo("couldn't find key password in Secret shop/db-secret");

        node.loop.call(() -> node.client.patch(
                dev.podfall.sim.client.Resources.SECRETS,
                "shop",
                "db-secret",
                dev.podfall.sim.client.PatchType.MERGE,
                NodeBench.json("{data:{password:'YQ=='}}"),
                null));
        node.until("keyref", "Running(1/1)", Duration.ofSeconds(30));
    }

    @Test
    void a_missing_secret_volume_is_a_FailedMount_and_ContainerCreating() {
        node.run(
                "volume",
                "volumes:[{name:'v',secret:{secretName:'db-secret'}}],"
                        + "containers:[{name:'c',image:'nginx:1.27',volumeMounts:[{name:'v',mountPath:'/v'}]}]");
        node.pass(Duration.ofMinutes(3));

        assertThat(node.statuses("volume")).containsExactly("Pending(0/1)", "ContainerCreating(0/1)");
        assertThat(node.events("volume"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "Warning FailedMount: MountVolume.SetUp failed for volume \"v\" : secret \"db-secret\" not found (x");
    }

    @Test
    void a_container_beyond_its_memory_limit_is_OOMKilled() {
        node.create(
                dev.podfall.sim.client.Resources.CONFIGMAPS,
                "{apiVersion:'v1',kind:'ConfigMap',metadata:{name:'cfg',namespace:'shop'},data:{THRESHOLD:'0.5'}}");
        node.container(
                "scorer",
                "image:'registry.ml.internal/fraud-scorer:v1',resources:{limits:{memory:'64Mi'},requests:{memory:'64Mi'}},"
                        + "env:[{name:'FEATURE_STORE_TOKEN',value:'t'},{name:'THRESHOLD',value:'0.5'}]");
        node.pass(Duration.ofMinutes(3));

        assertThat(node.statuses("scorer")).contains("OOMKilled(0/1)", "CrashLoopBackOff(0/1)");
        JsonNode last = node.status("scorer").path("lastState").path("terminated");
        assertThat(last.path("reason").asText()).isEqualTo("OOMKilled");
        assertThat(last.path("exitCode").asInt()).isEqualTo(137);
    }

    @Test
    void a_working_directory_below_a_file_is_a_StartError() {
        node.container("bad-workdir", "image:'nginx:1.27',workingDir:'/etc/passwd/x'");
        node.pass(Duration.ofSeconds(10));

        assertThat(node.statuses("bad-workdir")).contains("RunContainerError(0/1)");
        assertThat(node.status("bad-workdir")
                        .path("lastState")
                        .path("terminated")
                        .path("message")
                        .asText())
                .endsWith("error during container init: mkdir /etc/passwd: not a directory");
    }

    @Test
    void a_container_that_must_not_run_as_root_and_would_is_not_created() {
        String uid = node.container("runasnonroot", "image:'nginx:1.27',securityContext:{runAsNonRoot:true}")
                .uid();
        node.pass(Duration.ofSeconds(10));

        assertThat(node.statuses("runasnonroot")).endsWith("CreateContainerConfigError(0/1)");
        assertThat(node.status("runasnonroot")
                        .path("state")
                        .path("waiting")
                        .path("message")
                        .asText())
                .isEqualTo("container has runAsNonRoot and image will run as root (pod: \"runasnonroot_shop(" + uid
                        + ")\", container: c)");
    }

    @Test
    void a_failing_postStart_hook_kills_the_container_and_backs_off() {
        node.container("poststart", "image:'nginx:1.27',lifecycle:{postStart:{exec:{command:['sh','-c','exit 1']}}}");
        node.pass(Duration.ofMinutes(2));

        assertThat(node.statuses("poststart")).containsSubsequence("PostStartHookError(0/1)", "CrashLoopBackOff(0/1)");
        assertThat(node.events("poststart").stream().map(e -> e.replaceAll(" \\(x\\d+\\)$", "")))
                .contains("Warning FailedPostStartHook: PostStartHook failed", "Normal Killing: FailedPostStartHook");
    }
}
