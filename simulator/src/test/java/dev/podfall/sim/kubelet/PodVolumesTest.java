package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a node does about the volumes of its pods: mounted, refused, measured. */
class PodVolumesTest {
    private final NodeBench node = new NodeBench();

    private void shell(String name, String script, String mounts, String volumes, String more) {
        node.run(
                name,
                "restartPolicy:'Never',volumes:[" + volumes + "],containers:[{name:'c',image:'busybox:1.36',"
                        + "command:['sh','-c','" + script + "'],volumeMounts:[" + mounts + "]" + more + "}]");
    }

    private void evicted(String pod, String message) {
        node.passUntil(() -> node.pod(pod).status().path("phase").asText().equals("Failed"), Duration.ofSeconds(90));
        assertThat(node.pod(pod).status().path("phase").asText()).isEqualTo("Failed");
        assertThat(node.pod(pod).status().path("reason").asText()).isEqualTo("Evicted");
        assertThat(node.pod(pod).status().path("message").asText()).isEqualTo(message);
        assertThat(node.events(pod)).contains("Warning Evicted: " + message);
    }

    @Test
    void a_pod_that_fills_its_empty_dir_is_evicted() {
        String volume = "{name:'cache',emptyDir:{sizeLimit:'1Mi'}}";
        shell(
                "fat",
                "dd if=/dev/zero of=/cache/x bs=1M count=2; sleep 3600",
                "{name:'cache',mountPath:'/cache'}",
                volume,
                "");
        evicted("fat", "Usage of EmptyDir volume \"cache\" exceeds the limit \"1Mi\". ");
    }

    @Test
    void a_container_that_writes_more_than_its_limit_is_evicted() {
        String limit = ",resources:{limits:{'ephemeral-storage':'4Mi'}}";
        shell("server", "dd if=/dev/zero of=/big bs=1M count=6; sleep 3600", "", "", limit);
        evicted("server", "Container c exceeded its local ephemeral storage limit \"4Mi\". ");
    }

    @Test
    void what_it_writes_to_empty_dirs_counts_for_the_whole_pod() {
        String limit = ",resources:{limits:{'ephemeral-storage':'4Mi'}}";
        String volume = "{name:'v',emptyDir:{}}";
        shell("pair", "dd if=/dev/zero of=/v/x bs=1M count=6; sleep 3600", "{name:'v',mountPath:'/v'}", volume, limit);
        evicted("pair", "Pod ephemeral local storage usage exceeds the total limit of containers 4Mi. ");
    }

    @Test
    void a_path_of_the_node_is_what_it_should_be_or_the_pod_waits() {
        String[] wrong = {
            "File",
            "/etc",
            "is not a file",
            "Directory",
            "/nowhere",
            "is not a directory",
            "Socket",
            "/run/x.sock",
            "is not a socket file",
            "DirectoryOrCreate",
            "/etc/hostname",
            "is not a directory"
        };
        for (int i = 0; i < wrong.length; i += 3) {
            String name = "wrong-" + i;
            String volume = "{name:'h',hostPath:{path:'" + wrong[i + 1] + "',type:'" + wrong[i] + "'}}";
            shell(name, "sleep 3600", "{name:'h',mountPath:'/h'}", volume, "");
            node.pass(Duration.ofMillis(400));
            assertThat(node.events(name))
                    .containsExactly(
                            "Warning FailedMount: MountVolume.SetUp failed for volume \"h\" : hostPath type check"
                                    + " failed: " + wrong[i + 1] + " " + wrong[i + 2]);
        }
        String file = "{name:'h',hostPath:{path:'/none/f',type:'FileOrCreate'}}";
        shell("no-parent", "sleep 3600", "{name:'h',mountPath:'/h'}", file, "");
        node.pass(Duration.ofMillis(400));
        assertThat(node.events("no-parent"))
                .containsExactly(
                        "Warning FailedMount: MountVolume.SetUp failed for volume \"h\" : open /none/f: no such file or"
                                + " directory");
    }

    @Test
    void a_claim_that_is_not_bound_is_not_mounted() {
        node.create(
                Resources.PERSISTENTVOLUMECLAIMS,
                "{apiVersion:'v1',kind:'PersistentVolumeClaim',metadata:{name:'data',namespace:'shop'},spec:{accessModes:['ReadWriteOnce'],resources:{requests:{storage:'1Gi'}}}}");
        String volume = "{name:'d',persistentVolumeClaim:{claimName:'data'}}";
        String mount = "{name:'d',mountPath:'/d'}";
        shell("early", "sleep 3600", mount, volume, "");
        node.pass(Duration.ofSeconds(5));
        assertThat(node.pod("early").status().path("phase").asText()).isEqualTo("Pending");
        assertThat(node.events("early"))
                .contains("Warning FailedMount: Unable to attach or mount volumes: unmounted volumes=[d], unattached"
                        + " volumes=[], failed to process volumes=[d]: error processing PVC shop/data: PVC is not"
                        + " bound");
    }

    @Test
    void a_part_of_a_config_map_stays_as_it_was_and_a_missing_part_is_an_empty_directory() {
        node.create(
                Resources.CONFIGMAPS,
                "{apiVersion:'v1',kind:'ConfigMap',metadata:{name:'page',namespace:'shop'},data:{'a.txt':'first'}}");
        shell(
                "parts",
                "cat /one; ls /two | wc -l; sleep 100; cat /one; cat /all/a.txt",
                "{name:'p',mountPath:'/one',subPath:'a.txt'},{name:'p',mountPath:'/two',subPath:'none'},"
                        + "{name:'p',mountPath:'/all'}",
                "{name:'p',configMap:{name:'page'}}",
                "");
        node.pass(Duration.ofSeconds(10));
        assertThat(node.logs("parts", false)).isEqualTo("first0\n");
        node.loop.call(() -> node.client.patch(
                Resources.CONFIGMAPS,
                "shop",
                "page",
                PatchType.MERGE,
                NodeBench.json("{data:{'a.txt':'second'}}"),
                null));
        node.pass(Duration.ofSeconds(120));
        assertThat(node.logs("parts", false)).isEqualTo("first0\nfirstsecond\n");
    }

    @Test
    void a_volume_that_is_elsewhere_is_not_mounted() {
        String mount = "{name:'v',mountPath:'/v'}";
        shell("driver", "sleep 3600", mount, "{name:'v',csi:{driver:'none.example.com'}}", "");
        shell("server", "sleep 3600", mount, "{name:'v',nfs:{server:'10.0.0.99',path:'/x'}}", "");
        node.pass(Duration.ofMillis(400));
        assertThat(node.pod("driver").status().path("phase").asText()).isEqualTo("Pending");
        assertThat(node.events("driver"))
                .containsExactly("Warning FailedMount: MountVolume.SetUp failed for volume \"v\" : kubernetes.io/csi:"
                        + " mounter.SetUpAt failed to get CSI client: driver name none.example.com not found in the list"
                        + " of registered CSI drivers");
        assertThat(node.pod("server").status().path("phase").asText()).isEqualTo("Pending");
        assertThat(node.events("server")).singleElement().asString().contains("mount failed: exit status 32");
    }

    @Test
    void what_is_secret_is_kept_in_memory() {
        String[] kinds = {"secret:{secretName:'x',optional:true}", "projected:{}", "configMap:{name:'x',optional:true}"
        };
        String[] types = {"tmpfs on /v type tmpfs (ro", "tmpfs on /v type tmpfs (ro", "/dev/vda1 on /v type ext4 (ro"};
        String[] files = {"\ntmpfs /v tmpfs ro,", "\ntmpfs /v tmpfs ro,", "\n/dev/vda1 /v ext4 ro,relatime 0 0"};
        for (int i = 0; i < kinds.length; i++) {
            shell("m" + i, "mount; cat /proc/mounts", "{name:'v',mountPath:'/v'}", "{name:'v'," + kinds[i] + "}", "");
        }
        node.pass(Duration.ofSeconds(10));
        for (int i = 0; i < kinds.length; i++) {
            assertThat(node.logs("m" + i, false)).contains(types[i], files[i]);
        }
    }

    @Test
    void a_claim_that_is_mounted_to_be_read_is_not_written() {
        node.create(
                Resources.PERSISTENTVOLUMECLAIMS,
                "{apiVersion:'v1',kind:'PersistentVolumeClaim',metadata:{name:'data',namespace:'shop'},spec:{volumeName:'disk',accessModes:['ReadWriteOnce'],resources:{requests:{storage:'1Gi'}}}}");
        node.loop.call(() -> {
            ObjectNode claim = node.client
                    .find(Resources.PERSISTENTVOLUMECLAIMS, "shop", "data")
                    .orElseThrow();
            String uid = claim.at("/metadata/uid").asText();
            node.client.updateStatus(Resources.PERSISTENTVOLUMECLAIMS, claim, NodeBench.json("{phase:'Bound'}"));
            return node.client.create(
                    Resources.PERSISTENTVOLUMES,
                    NodeBench.json(
                            "{apiVersion:'v1',kind:'PersistentVolume',metadata:{name:'disk'},spec:{accessModes:['ReadWriteOnce'],capacity:{storage:'1Gi'},hostPath:{path:'/tmp/disk'},claimRef:{kind:'PersistentVolumeClaim',namespace:'shop',name:'data',uid:'"
                                    + uid + "'}}}"));
        });
        String mount = "{name:'d',mountPath:'/d'}";
        String claim = "{name:'d',persistentVolumeClaim:{claimName:'data'";
        shell("reader", "touch /d/x 2>&1; ls /d | wc -l", mount, claim + ",readOnly:true}}", "");
        shell("writer", "touch /d/x 2>&1; ls /d | wc -l", mount, claim + "}}", "");
        node.pass(Duration.ofSeconds(10));
        assertThat(node.logs("reader", false)).startsWith("touch: /d/x: Read-only file system\n");
        assertThat(node.logs("writer", false)).isEqualTo("1\n");
    }

    @Test
    void a_directory_does_not_cover_a_file_nor_a_file_a_directory() {
        node.create(
                Resources.CONFIGMAPS,
                "{apiVersion:'v1',kind:'ConfigMap',metadata:{name:'page',namespace:'shop'},data:{'a.txt':'first'}}");
        String volume = "{name:'p',configMap:{name:'page'}}";
        shell("over-file", "sleep 3600", "{name:'p',mountPath:'/etc/passwd'}", volume, "");
        shell("over-directory", "sleep 3600", "{name:'p',mountPath:'/etc',subPath:'a.txt'}", volume, "");
        node.pass(Duration.ofSeconds(10));
        String directory =
                "/var/lib/kubelet/pods/" + node.pod("over-file").uid() + "/volumes/kubernetes.io~configmap/p";
        for (String pod : new String[] {"over-file", "over-directory"}) {
            assertThat(node.pod(pod)
                            .status()
                            .at("/containerStatuses/0/state/terminated/reason")
                            .asText())
                    .isEqualTo("StartError");
        }
        assertThat(node.pod("over-file")
                        .status()
                        .at("/containerStatuses/0/state/terminated/message")
                        .asText())
                .endsWith("error during container init: error mounting \"" + directory
                        + "\" to rootfs at \"/etc/passwd\":"
                        + " mount src=" + directory + ", dst=/etc/passwd, dstFd=/proc/thread-self/fd/11,"
                        + " flags=MS_RDONLY|MS_BIND|MS_REC: not a directory");
    }
}
