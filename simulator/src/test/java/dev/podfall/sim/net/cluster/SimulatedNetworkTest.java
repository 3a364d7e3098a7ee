package dev.podfall.sim.net.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.Resources;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.HttpResult.Failure;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.workload.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {
    private final Bench bench = new Bench();
    private PodSandbox client;

    @BeforeEach
    void two_servers_and_a_client() {
        server("a", "10.244.1.1", "web");
        server("b", "10.244.1.2", "web");
        pod("client", "10.244.2.1", "client");
        client = bench.network.attach("10.244.2.1", "shop", "client");
        bench.api.put(
                Resources.SERVICES,
                "{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'clusterIP':'10.96.0.50','ports':[{'port':80,'targetPort':8080}]}}");
        slice(true, true);
        bench.pass(Duration.ofSeconds(1));
    }

    private void pod(String name, String ip, String app) {
        bench.api.put(
                Resources.PODS,
                "{'metadata':{'name':'" + name + "','namespace':'shop','labels':{'app':'" + app + "'}},'spec':{},"
                        + "'status':{'phase':'Running','podIP':'" + ip + "'}}");
    }

    private void server(String name, String ip, String app) {
        pod(name, ip, app);
        PodSandbox sandbox = bench.network.attach(ip, "shop", name);
        sandbox.listen(8080, (request, answer) -> answer.accept(HttpResponse.text(200, name)));
    }

    private void slice(boolean a, boolean b) {
        bench.api.put(
                Resources.ENDPOINTSLICES,
                "{'metadata':{'name':'web-x','namespace':'shop','labels':{'kubernetes.io/service-name':'web'}},'ports':[{'name':'','port':8080}],"
                        + "'endpoints':[{'addresses':['10.244.1.1'],'nodeName':'n1','conditions':{'ready':" + a
                        + "}},{'addresses':['10.244.1.2'],'nodeName':'n2','conditions':{'ready':" + b + "}}]}");
        bench.pass(Duration.ofMillis(1));
    }

    private HttpResult ask(String url) {
        return ask(client.network(), url);
    }

    private HttpResult ask(PodNetwork from, String url) {
        AtomicReference<HttpResult> answer = new AtomicReference<>();
        bench.loop.call(() -> {
            from.http(HttpRequest.get(url), Duration.ofSeconds(5), answer::set);
            return null;
        });
        bench.loop.runUntil(bench.loop.now().plusSeconds(30), () -> answer.get() != null);
        return answer.get();
    }

    private void policy(String spec) {
        bench.api.put(Resources.NETWORKPOLICIES, "{'metadata':{'name':'p','namespace':'shop'},'spec':" + spec + "}");
        bench.pass(Duration.ofMillis(1));
    }

    @Test
    void a_service_spreads_over_its_ready_endpoints() {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            answers.add(ask("http://web/").response().bodyText());
        }
        assertThat(answers).containsExactly("a", "b");
        slice(false, true);
        for (int i = 0; i < 5; i++) {
            assertThat(ask("http://web.shop.svc.cluster.local/").response().bodyText())
                    .isEqualTo("b");
        }
    }

    @Test
    void session_affinity_keeps_a_client_at_one_endpoint() {
        bench.api.put(
                Resources.SERVICES,
                "{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'clusterIP':'10.96.0.50','sessionAffinity':'ClientIP','ports':[{'port':80}]}}");
        bench.pass(Duration.ofMillis(1));
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            answers.add(ask("http://web/").response().bodyText());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_local_policy_leads_to_endpoints_of_the_clients_node_alone_and_drops_where_there_are_none() {
        bench.api.put(
                Resources.SERVICES,
                "{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'clusterIP':'10.96.0.50','internalTrafficPolicy':'Local','ports':[{'port':80}]}}");
        clientOn("n2");
        for (int i = 0; i < 10; i++) {
            assertThat(ask("http://web/").response().bodyText()).isEqualTo("b");
        }
        clientOn("n3");
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.TIMEOUT);
        assertThat(ask("http://10.244.1.1:8080/").response().bodyText()).isEqualTo("a");
        slice(false, false);
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.CONNECTION_REFUSED);
    }

    private void clientOn(String node) {
        bench.api.put(
                Resources.PODS,
                "{'metadata':{'name':'client','namespace':'shop','labels':{'app':'client'}},'spec':{'nodeName':'" + node
                        + "'},'status':{'phase':'Running','podIP':'10.244.2.1'}}");
        bench.pass(Duration.ofMillis(1));
    }

    @Test
    void without_ready_endpoints_connections_are_refused_at_once() {
        slice(false, false);
        Instant begun = bench.loop.now();
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.CONNECTION_REFUSED);
        assertThat(Duration.between(begun, bench.loop.now())).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void a_port_the_service_lacks_and_a_vanished_address_time_out_or_have_no_route() {
        assertThat(ask("http://web:81/").failure()).isEqualTo(Failure.TIMEOUT);
        assertThat(ask("http://10.244.9.9/").failure()).isEqualTo(Failure.NO_ROUTE);
        assertThat(ask("http://10.244.1.1:9/").failure()).isEqualTo(Failure.CONNECTION_REFUSED);
    }

    @Test
    void names_are_found_with_search_domains_and_unknown_ones_are_not() {
        assertThat(client.network().resolve("web")).containsExactly("10.96.0.50");
        assertThat(client.network().resolve("web.shop")).containsExactly("10.96.0.50");
        assertThat(client.network().resolve("web.other")).isEmpty();
        assertThat(client.network().resolve("10-244-1-1.shop.pod.cluster.local"))
                .containsExactly("10.244.1.1");
        assertThat(client.network().fullName("web")).contains("web.shop.svc.cluster.local");
        assertThat(bench.network.fromNode().resolve("web")).isEmpty();
        assertThat(ask("http://nosuch/").failure()).isEqualTo(Failure.NO_SUCH_HOST);
    }

    @Test
    void a_headless_service_names_its_pods() {
        bench.api.put(
                Resources.SERVICES,
                "{'metadata':{'name':'web','namespace':'shop'},'spec':{'clusterIP':'None','ports':[{'port':80}]}}");
        bench.pass(Duration.ofMillis(1));
        assertThat(client.network().resolve("web")).containsExactly("10.244.1.1", "10.244.1.2");
    }

    @Test
    void a_deny_all_policy_drops_packets_and_an_allowing_one_lets_its_peers_through() {
        policy("{'podSelector':{'matchLabels':{'app':'web'}},'policyTypes':['Ingress']}");
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.TIMEOUT);
        assertThat(ask(bench.network.fromNode(), "http://10.244.1.1:8080/").ok())
                .isTrue();
        policy(
                "{'podSelector':{'matchLabels':{'app':'web'}},'ingress':[{'from':[{'podSelector':{'matchLabels':{'app':'client'}}}],'ports':[{'port':8080}]}]}");
        assertThat(ask("http://web/").ok()).isTrue();
        policy(
                "{'podSelector':{'matchLabels':{'app':'web'}},'ingress':[{'from':[{'podSelector':{}}],'ports':[{'port':9}]}]}");
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.TIMEOUT);
    }

    @Test
    void an_egress_policy_without_dns_makes_names_unknown_and_addresses_reachable() {
        policy(
                "{'podSelector':{'matchLabels':{'app':'client'}},'policyTypes':['Egress'],'egress':[{'to':[{'podSelector':{}}]}]}");
        assertThat(client.network().resolve("web")).isEmpty();
        assertThat(client.network().reachesNameServer()).isFalse();
        assertThat(ask("http://web/").failure()).isEqualTo(Failure.TIMEOUT);
        assertThat(ask("http://10.244.1.1:8080/").ok()).isTrue();
        policy(
                "{'podSelector':{'matchLabels':{'app':'client'}},'policyTypes':['Egress'],'egress':[{'to':[{'podSelector':{}}]},"
                        + "{'to':[{'namespaceSelector':{'matchLabels':{'kubernetes.io/metadata.name':'kube-system'}}}],'ports':[{'port':53,'protocol':'UDP'}]}]}");
        assertThat(ask("http://web/").ok()).isTrue();
    }

    @Test
    void ip_blocks_count_with_their_exceptions() {
        policy(
                "{'podSelector':{'matchLabels':{'app':'web'}},'ingress':[{'from':[{'ipBlock':{'cidr':'10.244.0.0/16','except':['10.244.2.0/24']}}]}]}");
        assertThat(ask("http://10.244.1.1:8080/").failure()).isEqualTo(Failure.TIMEOUT);
        policy(
                "{'podSelector':{'matchLabels':{'app':'web'}},'ingress':[{'from':[{'ipBlock':{'cidr':'10.244.2.0/24'}}]}]}");
        assertThat(ask("http://10.244.1.1:8080/").ok()).isTrue();
    }

    @Test
    void a_released_pod_resets_what_is_open_and_is_gone() {
        AtomicReference<HttpResult> answer = new AtomicReference<>();
        PodSandbox slow = bench.network.attach("10.244.1.7", "shop", "slow");
        slow.listen(80, (request, never) -> {});
        client.network().http(HttpRequest.get("http://10.244.1.7/"), Duration.ofSeconds(60), answer::set);
        bench.pass(Duration.ofSeconds(1));
        bench.loop.call(() -> {
            slow.release();
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(answer.get().failure()).isEqualTo(Failure.CONNECTION_RESET);
        assertThat(ask("http://10.244.1.7/").failure()).isEqualTo(Failure.NO_ROUTE);
    }

    @Test
    void a_deleted_service_is_forgotten() {
        bench.api.delete(Resources.SERVICES, "shop", "web", null);
        bench.pass(Duration.ofMillis(1));
        assertThat(client.network().resolve("web")).isEmpty();
    }

    @Test
    void attaching_again_gives_the_same_sandbox_and_two_pods_of_one_host_share_its_ports() {
        PodSandbox one = bench.network.attach("10.89.1.2", "shop", "host-1");
        PodSandbox two = bench.network.attach("10.89.1.2", "shop", "host-2");
        assertThat(bench.network.attach("10.89.1.2", "shop", "host-1")).isSameAs(one);
        assertThat(one.listen(80, (request, answer) -> {})).isPresent();
        assertThat(two.listen(80, (request, answer) -> {})).isEmpty();
        assertThat(two.ports()).isEqualTo(List.of(80));
    }
}
