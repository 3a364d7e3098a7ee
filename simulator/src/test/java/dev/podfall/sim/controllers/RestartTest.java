package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Controllers keep what must survive in the API alone. */
class RestartTest {
    private static final List<ResourceType> TYPES = List.of(
            Resources.DEPLOYMENTS,
            Resources.REPLICASETS,
            Resources.STATEFULSETS,
            Resources.DAEMONSETS,
            Resources.JOBS,
            Resources.CRONJOBS,
            Resources.PODS,
            Resources.SERVICES,
            Resources.ENDPOINTS,
            Resources.ENDPOINTSLICES,
            Resources.PODDISRUPTIONBUDGETS,
            Resources.CONFIGMAPS,
            Resources.SERVICEACCOUNTS,
            Resources.CONTROLLERREVISIONS);

    private final ControlPlane cluster =
            new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");

    private List<String> versions() {
        List<String> all = new ArrayList<>();
        for (ResourceType type : TYPES) {
            cluster.list(type).stream()
                    .map(o -> type.plural() + " " + o.name() + " " + o.resourceVersion())
                    .forEach(all::add);
        }
        return all;
    }

    private static String template(String app) {
        return "'selector':{'matchLabels':{'app':'" + app + "'}},'template':{'metadata':{'labels':{'app':'" + app
                + "'}},'spec':{'containers':[{'name':'c','image':'nginx:1.27'}]}}";
    }

    @Test
    void new_controllers_find_nothing_to_do_in_a_settled_cluster() {
        cluster.create(
                Resources.DEPLOYMENTS, "{'metadata':{'name':'web'},'spec':{'replicas':2," + template("web") + "}}");
        cluster.create(
                Resources.STATEFULSETS,
                "{'metadata':{'name':'db'},'spec':{'replicas':2,'serviceName':'db'," + template("db") + "}}");
        cluster.create(Resources.DAEMONSETS, "{'metadata':{'name':'agent'},'spec':{" + template("agent") + "}}");
        cluster.create(
                Resources.SERVICES,
                "{'metadata':{'name':'web'},'spec':{'selector':{'app':'web'},'ports':[{'port':80}]}}");
        cluster.create(
                Resources.PODDISRUPTIONBUDGETS,
                "{'metadata':{'name':'web'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'web'}}}}");
        cluster.create(
                Resources.JOBS,
                "{'metadata':{'name':'once'},'spec':{'template':{'spec':{'restartPolicy':'Never','containers':"
                        + "[{'name':'c','image':'busybox'}]}}}}");
        cluster.seconds(60);
        List<String> before = versions();
        cluster.takeEvents();
        cluster.restart();
        cluster.seconds(60);
        assertThat(versions()).isEqualTo(before);
        assertThat(cluster.takeEvents()).allMatch(e -> e.contains("RegisteredNode"));
    }

    @Test
    void a_rollout_goes_on_where_it_was() {
        cluster.create(
                Resources.DEPLOYMENTS, "{'metadata':{'name':'web'},'spec':{'replicas':4," + template("web") + "}}");
        cluster.seconds(5);
        cluster.patch(
                Resources.DEPLOYMENTS,
                "web",
                "{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'nginx:1.28'}]}}}}");
        cluster.advance(java.time.Duration.ofMillis(1500));
        cluster.restart();
        cluster.seconds(20);
        KubeObject web = cluster.get(Resources.DEPLOYMENTS, "web");
        assertThat(web.status().path("updatedReplicas").asInt()).isEqualTo(4);
        assertThat(web.status().path("replicas").asInt()).isEqualTo(4);
        assertThat(web.annotations()).containsEntry("deployment.kubernetes.io/revision", "2");
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(story()).isEqualTo(story());
    }

    private static List<String> story() {
        ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");
        cluster.create(
                Resources.DEPLOYMENTS, "{'metadata':{'name':'web'},'spec':{'replicas':4," + template("web") + "}}");
        cluster.seconds(5);
        cluster.patch(Resources.DEPLOYMENTS, "web", "{'spec':{'replicas':7}}");
        cluster.seconds(30);
        List<String> story = new ArrayList<>(cluster.takeEvents());
        cluster.list(Resources.PODS)
                .forEach(p -> story.add(p.name() + " " + p.uid() + " "
                        + p.spec().path("nodeName").asText() + " " + p.resourceVersion()));
        return story;
    }
}
