package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses of Services, and the objects that tell of them. */
class ServiceIpsTest {
    private final TestCluster cluster = new TestCluster();

    private ObjectNode service(String name, String ip) {
        return cluster.client.create(
                Resources.SERVICES,
                TestCluster.json("{'apiVersion':'v1','kind':'Service','metadata':{'name':'" + name
                        + "','namespace':'shop'},'spec':{" + (ip.isEmpty() ? "" : "'clusterIP':'" + ip + "',")
                        + "'ports':[{'port':80}]}}"));
    }

    private List<String> addresses() {
        cluster.settle();
        return cluster.client.list(Resources.IPADDRESSES, null).stream()
                .map(a -> a.at("/metadata/name").asText())
                .toList();
    }

    private static ObjectNode address(String name) {
        return TestCluster.json("{'apiVersion':'networking.k8s.io/v1','kind':'IPAddress','metadata':{'name':'" + name
                + "'},'spec':{'parentRef':{'resource':'services','namespace':'shop','name':'x'}}}");
    }

    @Test
    void an_address_comes_and_goes_with_its_service() {
        String ip = service("a", "").at("/spec/clusterIP").asText();
        service("none", "None");
        assertThat(addresses()).containsExactly(ip);
        ObjectNode address =
                cluster.client.find(Resources.IPADDRESSES, null, ip).orElseThrow();
        assertThat(address.path("spec"))
                .isEqualTo(TestCluster.tree("{'parentRef':{'resource':'services','namespace':'shop','name':'a'}}"));
        assertThat(address.at("/metadata/labels"))
                .isEqualTo(TestCluster.tree("{'ipaddress.kubernetes.io/ip-family':'IPv4',"
                        + "'ipaddress.kubernetes.io/managed-by':'ipallocator.k8s.io'}"));
        cluster.client.delete(Resources.SERVICES, "shop", "a", DeleteOptions.DEFAULT);
        assertThat(addresses()).isEmpty();
    }

    @Test
    void a_service_that_becomes_a_name_gives_its_address_back() {
        service("a", "");
        assertThat(addresses()).hasSize(1);
        cluster.client.patch(
                Resources.SERVICES,
                "shop",
                "a",
                PatchType.MERGE,
                TestCluster.tree("{'spec':{'type':'ExternalName','externalName':'x.y'}}"),
                null);
        assertThat(addresses()).isEmpty();
    }

    @Test
    void an_address_that_is_taken_away_from_its_service_comes_back() {
        service("a", "10.96.0.9");
        addresses();
        cluster.client.delete(Resources.IPADDRESSES, null, "10.96.0.9", DeleteOptions.DEFAULT);
        assertThat(addresses()).containsExactly("10.96.0.9");
    }

    @Test
    void an_address_of_somebody_else_stays_and_cannot_be_had() {
        cluster.client.create(Resources.IPADDRESSES, address("10.96.0.9"));
        assertThatThrownBy(() -> service("a", "10.96.0.9"))
                .isInstanceOf(ApiException.class)
                .hasMessage("Service \"a\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.9\"]: failed to"
                        + " allocate IP 10.96.0.9: provided IP is already allocated");
        assertThat(addresses()).containsExactly("10.96.0.9");
    }

    @Test
    void what_a_store_has_of_services_from_before_gets_its_addresses() {
        service("a", "10.96.0.9");
        TestCluster again = new TestCluster(cluster.store);
        again.settle();
        assertThat(again.client.find(Resources.IPADDRESSES, null, "10.96.0.9")).isPresent();
    }

    @Test
    void a_range_that_is_ready_has_addresses_for_those_who_ask() {
        assertThatThrownBy(() -> service("a", "10.97.0.9"))
                .hasMessageContaining("the provided network does not match the current range");
        cluster.client.create(
                Resources.SERVICECIDRS,
                TestCluster.json("{'apiVersion':'networking.k8s.io/v1','kind':'ServiceCIDR','metadata':{'name':'more'},"
                        + "'spec':{'cidrs':['10.97.0.0/24']}}"));
        assertThatThrownBy(() -> service("a", "10.97.0.9"))
                .hasMessageContaining("the provided network does not match the current range");
        cluster.client.patch(
                Resources.SERVICECIDRS,
                null,
                "more",
                PatchType.MERGE,
                TestCluster.tree("{'status':{'conditions':[{'type':'Ready','status':'True','reason':'','message':'',"
                        + "'lastTransitionTime':'2026-03-01T08:00:00Z'}]}}"),
                "status");
        assertThat(service("a", "10.97.0.9").at("/spec/clusterIP").asText()).isEqualTo("10.97.0.9");
        assertThat(addresses()).containsExactly("10.97.0.9");
    }

    @Test
    void an_address_whose_service_went_at_the_last_moment_goes_at_the_next_start() {
        service("a", "10.96.0.9");
        cluster.client.create(Resources.IPADDRESSES, address("10.96.0.10"));
        assertThat(addresses()).containsExactlyInAnyOrder("10.96.0.9", "10.96.0.10");
        cluster.client.delete(Resources.SERVICES, "shop", "a", DeleteOptions.DEFAULT);
        TestCluster again = new TestCluster(cluster.store);
        again.settle();
        assertThat(again.client.find(Resources.IPADDRESSES, null, "10.96.0.9")).isEmpty();
        assertThat(again.client.find(Resources.IPADDRESSES, null, "10.96.0.10")).isPresent();
    }

    private void deny(String operation) {
        cluster.client.create(
                Resources.VALIDATINGADMISSIONPOLICIES,
                TestCluster.json("{'metadata':{'name':'deny'},'spec':{'validations':[{'expression':'false'}],"
                        + "'matchConstraints':{'resourceRules':[{'apiGroups':['networking.k8s.io'],"
                        + "'apiVersions':['v1'],'operations':['" + operation + "'],'resources':['ipaddresses']}]}}}"));
        cluster.client.create(
                Resources.VALIDATINGADMISSIONPOLICYBINDINGS,
                TestCluster.json(
                        "{'metadata':{'name':'deny'},'spec':{'policyName':'deny'," + "'validationActions':['Deny']}}"));
    }

    private void allow() {
        cluster.client.delete(Resources.VALIDATINGADMISSIONPOLICYBINDINGS, null, "deny", DeleteOptions.DEFAULT);
        cluster.advance(Duration.ofMinutes(3));
    }

    @Test
    void an_address_that_may_not_go_at_first_goes_later() {
        service("a", "10.96.0.9");
        addresses();
        deny("DELETE");
        cluster.client.delete(Resources.SERVICES, "shop", "a", DeleteOptions.DEFAULT);
        assertThat(addresses()).containsExactly("10.96.0.9");
        allow();
        assertThat(addresses()).isEmpty();
    }

    @Test
    void an_address_that_may_not_come_at_first_comes_later() {
        deny("CREATE");
        service("a", "10.96.0.9");
        assertThat(addresses()).isEmpty();
        allow();
        assertThat(addresses()).containsExactly("10.96.0.9");
    }
}
