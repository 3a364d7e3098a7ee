package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The refusals are those of Kubernetes v1.36.3, to the line number. */
class PodUpdateTest {
    private final SimClient client = new TestCluster().client;

    @BeforeEach
    void createPod() {
        client.create(
                Resources.PODS,
                json("{'metadata':{'name':'p1','namespace':'shop'},'spec':{'containers':[{'name':'web','image':'nginx',"
                        + "'resources':{'limits':{'cpu':'1','memory':'10Mi'}}}],'nodeSelector':{'x':'nope'}}}"));
    }

    @Test
    void an_added_variable_is_shown() {
        assertRefused("{'spec':{'containers':[{'name':'web','env':[{'name':'a','value':'b'}]}]}}", """
                @@ -98,7 +98,13 @@
                    "WorkingDir": "",
                    "Ports": null,
                    "EnvFrom": null,
                -   "Env": null,
                +   "Env": [
                +    {
                +     "Name": "a",
                +     "Value": "b",
                +     "ValueFrom": null
                +    }
                +   ],
                    "Resources": {
                     "Limits": {
                      "cpu": "1",
                """);
    }

    @Test
    void a_changed_limit_is_shown() {
        assertRefused("{'spec':{'containers':[{'name':'web','resources':{'limits':{'cpu':'2'}}}]}}", """
                @@ -101,7 +101,7 @@
                    "Env": null,
                    "Resources": {
                     "Limits": {
                -     "cpu": "1",
                +     "cpu": "2",
                      "memory": "10Mi"
                     },
                     "Requests": {
                """);
    }

    @Test
    void a_node_is_not_chosen_by_hand() {
        assertRefused("{'spec':{'nodeName':'node-1'}}", """
                @@ -148,7 +148,7 @@
                  },
                  "ServiceAccountName": "default",
                  "AutomountServiceAccountToken": null,
                - "NodeName": "",
                + "NodeName": "node-1",
                  "SecurityContext": {
                   "HostNetwork": false,
                   "HostPID": false,
                """);
    }

    private void assertRefused(String patch, String diff) {
        assertThatThrownBy(() -> client.patch(Resources.PODS, "shop", "p1", PatchType.STRATEGIC, json(patch), null))
                .hasMessage("Pod \"p1\" is invalid: spec: Forbidden: pod updates may not change fields other than "
                        + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                        + "`spec.tolerations` (only additions to existing tolerations),"
                        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n"
                        + diff);
    }
}
