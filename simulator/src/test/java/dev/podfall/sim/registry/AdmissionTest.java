package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static dev.podfall.sim.registry.TestCluster.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import org.junit.jupiter.api.Test;

/** The texts are those of Kubernetes v1.36.3. */
class AdmissionTest {
    private final TestCluster cluster = new TestCluster();
    private final SimClient client = cluster.client;

    @Test
    void a_pod_gets_account_token_tolerations_and_priority() {
        ObjectNode pod = client.create(Resources.PODS, pod("web"));
        assertThat(pod.at("/spec/serviceAccountName").asText()).isEqualTo("default");
        assertThat(pod.at("/spec/volumes/0/name").asText()).matches("kube-api-access-[a-z0-9]{5}");
        assertThat(pod.at("/spec/containers/0/volumeMounts/0/mountPath").asText())
                .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
        assertThat(pod.at("/spec/tolerations/0/key").asText()).isEqualTo("node.kubernetes.io/not-ready");
        assertThat(pod.at("/spec/tolerations")).hasSize(2);
        assertThat(pod.at("/spec/priority").asInt()).isZero();
        assertThat(pod.at("/status/qosClass").asText()).isEqualTo("BestEffort");
    }

    @Test
    void a_policy_that_grows_without_end_refuses_and_the_cluster_goes_on() {
        StringBuilder variables = new StringBuilder("{'name':'v0','expression':'object.metadata.name'}");
        for (int i = 1; i <= 45; i++) {
            String before = "variables.v" + (i - 1);
            variables.append(",{'name':'v" + i + "','expression':'" + before + " + " + before + "'}");
        }
        client.create(
                Resources.VALIDATINGADMISSIONPOLICIES,
                json("{'metadata':{'name':'grow'},'spec':{'failurePolicy':'Fail','matchConstraints':{'resourceRules':["
                        + "{'apiGroups':[''],'apiVersions':['v1'],'operations':['CREATE'],'resources':['pods']}]},"
                        + "'variables':[" + variables
                        + "],'validations':[{'expression':'variables.v45.size() > 0'}]}}"));
        client.create(
                Resources.VALIDATINGADMISSIONPOLICYBINDINGS,
                json("{'metadata':{'name':'grow'},'spec':{'policyName':'grow','validationActions':['Deny']}}"));
        assertThatThrownBy(() -> client.create(Resources.PODS, pod("p")))
                .hasMessageContaining("denied request")
                .hasMessageContaining("actual cost limit exceeded");
        client.delete(Resources.VALIDATINGADMISSIONPOLICYBINDINGS, null, "grow", DeleteOptions.DEFAULT);
        assertThat(client.create(Resources.PODS, pod("p"))
                        .at("/spec/serviceAccountName")
                        .asText())
                .isEqualTo("default");
    }

    @Test
    void an_unknown_service_account_is_refused() {
        ObjectNode pod = pod("p");
        ((ObjectNode) pod.get("spec")).put("serviceAccountName", "nope");
        assertThatThrownBy(() -> client.create(Resources.PODS, pod))
                .hasMessage("pods \"p\" is forbidden: error looking up service account shop/nope: serviceaccount "
                        + "\"nope\" not found");
    }

    @Test
    void a_limit_range_fills_in_and_forbids() {
        client.create(
                Resources.LIMITRANGES,
                json("{'metadata':{'name':'lr','namespace':'shop'},'spec':{'limits':[{'type':'Container',"
                        + "'max':{'cpu':'1','memory':'1Gi'},'min':{'cpu':'100m','memory':'10Mi'},"
                        + "'default':{'cpu':'500m','memory':'100Mi'},'defaultRequest':{'cpu':'200m','memory':'50Mi'},"
                        + "'maxLimitRequestRatio':{'cpu':'4'}},{'type':'Pod','max':{'cpu':'1500m'}}]}}"));
        ObjectNode pod = client.create(Resources.PODS, pod("a"));
        assertThat(pod.at("/metadata/annotations/kubernetes.io~1limit-ranger").asText())
                .isEqualTo("LimitRanger plugin set: cpu, memory request for container web; cpu, memory limit for "
                        + "container web");
        assertThatThrownBy(() -> client.create(Resources.PODS, pod("b", "{'limits':{'cpu':'2','memory':'2Gi'}}")))
                .hasMessage("pods \"b\" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum "
                        + "memory usage per Container is 1Gi, but limit is 2Gi, maximum cpu usage per Pod is 1500m, "
                        + "but limit is 2]");
        assertThatThrownBy(() -> client.create(Resources.PODS, pod("b", "{'requests':{'cpu':'50m','memory':'1Mi'}}")))
                .hasMessage("pods \"b\" is forbidden: [minimum cpu usage per Container is 100m, but request is 50m, "
                        + "minimum memory usage per Container is 10Mi, but request is 1Mi, cpu max limit to request "
                        + "ratio per Container is 4, but provided ratio is 10.000000]");
    }

    @Test
    void a_quota_counts_and_forbids() {
        client.create(
                Resources.RESOURCEQUOTAS,
                json("{'metadata':{'name':'q','namespace':'shop'},'spec':{'hard':{'pods':'2','requests.cpu':'1',"
                        + "'limits.memory':'1Gi','count/deployments.apps':'0'}}}"));
        assertThatThrownBy(() -> client.create(Resources.PODS, pod("b")))
                .hasMessage("pods \"b\" is forbidden: failed quota: q: must specify limits.memory for: web; "
                        + "requests.cpu for: web");
        client.create(Resources.PODS, pod("a", "{'limits':{'cpu':'200m','memory':'100Mi'}}"));
        client.create(Resources.PODS, pod("b", "{'limits':{'cpu':'700m','memory':'100Mi'}}"));
        assertThatThrownBy(() -> client.create(Resources.PODS, pod("c", "{'limits':{'cpu':'700m','memory':'2Gi'}}")))
                .hasMessage("pods \"c\" is forbidden: exceeded quota: q, requested: "
                        + "limits.memory=2Gi,pods=1,requests.cpu=700m, used: "
                        + "limits.memory=200Mi,pods=2,requests.cpu=900m, limited: "
                        + "limits.memory=1Gi,pods=2,requests.cpu=1");
        cluster.settle();
        assertThat(client.get(Resources.RESOURCEQUOTAS, "shop", "q")
                        .at("/status/used/requests.cpu")
                        .asText())
                .isEqualTo("900m");
        client.delete(Resources.PODS, "shop", "a", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(client.get(Resources.RESOURCEQUOTAS, "shop", "q")
                        .at("/status/used/pods")
                        .asText())
                .isEqualTo("1");
    }
}
