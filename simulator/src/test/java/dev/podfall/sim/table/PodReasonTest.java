package dev.podfall.sim.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodReasonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    @Test
    void a_pod_nobody_has_touched_is_Pending() {
        assertThat(row("'phase':'Pending'")).containsExactly("p", "0/1", "Pending", "0", "10m");
    }

    @Test
    void a_waiting_container_gives_its_reason() {
        String status = "'phase':'Pending','containerStatuses':[" + waiting("ImagePullBackOff", 0) + "]";
        assertThat(row(status)).containsExactly("p", "0/1", "ImagePullBackOff", "0", "10m");
    }

    @Test
    void restarts_tell_when_the_last_container_ended() {
        String status = "'phase':'Running','containerStatuses':[" + waiting("CrashLoopBackOff", 3) + "]";
        assertThat(row(status)).containsExactly("p", "0/1", "CrashLoopBackOff", "3 (2m ago)", "10m");
    }

    @Test
    void a_ready_container_counts() {
        String status = "'phase':'Running','containerStatuses':[{'name':'c','ready':true,'state':{'running':{}}}]";
        assertThat(row(status)).containsExactly("p", "1/1", "Running", "0", "10m");
    }

    @Test
    void a_completed_container_beside_a_running_one_leaves_the_pod_NotReady() {
        String status = "'phase':'Running','containerStatuses':[{'name':'a','ready':true,'state':{'running':{}}},"
                + "{'name':'b','state':{'terminated':{'exitCode':0,'reason':'Completed'}}}]";
        assertThat(row(status)).element(2).isEqualTo("NotReady");
    }

    @Test
    void an_init_container_that_runs_is_counted() {
        String status = "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'running':{}}}],"
                + "'containerStatuses':[" + waiting("PodInitializing", 0) + "]";
        assertThat(row(status)).containsExactly("p", "0/1", "Init:0/1", "0", "10m");
    }

    @Test
    void an_init_container_that_fails_is_named_with_its_restarts() {
        String status = "'phase':'Pending','initContainerStatuses':[" + waiting("CrashLoopBackOff", 2) + "],"
                + "'conditions':[{'type':'Initialized','status':'False'}],"
                + "'containerStatuses':[" + waiting("PodInitializing", 0) + "]";
        assertThat(row(status)).containsExactly("p", "0/1", "Init:CrashLoopBackOff", "2 (2m ago)", "10m");
    }

    @Test
    void an_init_container_that_ended_badly_without_reason_shows_its_code() {
        String status =
                "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':3}}}]";
        assertThat(row(status)).element(2).isEqualTo("Init:ExitCode:3");
    }

    @Test
    void after_the_init_containers_the_pod_initializes() {
        String status =
                "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':0}}}],"
                        + "'conditions':[{'type':'Initialized','status':'True'}],"
                        + "'containerStatuses':[" + waiting("PodInitializing", 0) + "]";
        assertThat(row(status)).containsExactly("p", "0/1", "PodInitializing", "0", "10m");
    }

    @Test
    void a_deleted_pod_is_Terminating_until_it_has_ended() {
        ObjectNode pod = pod("'phase':'Running'");
        ((ObjectNode) pod.path("metadata")).put("deletionTimestamp", "2026-01-01T00:09:30Z");
        assertThat(cells(pod)).element(2).isEqualTo("Terminating");
        ((ObjectNode) pod.path("status")).put("phase", "Succeeded");
        assertThat(cells(pod)).element(2).isEqualTo("Succeeded");
    }

    @Test
    void an_evicted_pod_shows_the_pods_own_reason_and_a_row_condition() {
        ObjectNode pod = pod("'phase':'Failed','reason':'Evicted'");
        assertThat(cells(pod)).element(2).isEqualTo("Evicted");
        ObjectNode table = TablePrinters.print(new PodPrinter(), List.of(pod), NOW, IncludeObject.NONE);
        assertThat(table.at("/rows/0/conditions/0/reason").asText()).isEqualTo("Failed");
    }

    private static String waiting(String reason, int restarts) {
        return "{'name':'i','restartCount':" + restarts + ",'state':{'waiting':{'reason':'" + reason + "'}}"
                + (restarts == 0 ? "" : ",'lastState':{'terminated':{'finishedAt':'2026-01-01T00:08:00Z'}}") + "}";
    }

    private static List<String> row(String status) {
        return cells(pod(status)).subList(0, 5);
    }

    private static ObjectNode pod(String status) {
        String json = "{'metadata':{'name':'p','namespace':'n','creationTimestamp':'2026-01-01T00:00:00Z'},"
                + "'spec':{'containers':[{'name':'c'}],'initContainers':[{'name':'i'}]},'status':{" + status + "}}";
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> cells(ObjectNode pod) {
        ObjectNode table = TablePrinters.print(new PodPrinter(), List.of(pod), NOW, IncludeObject.METADATA);
        List<String> cells = new ArrayList<>();
        table.at("/rows/0/cells").forEach(c -> cells.add(c.asText()));
        return cells;
    }
}
