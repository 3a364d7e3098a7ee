package dev.podfall.sim.net.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.Bench;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngressTest {
    private static final EventRecorder NOBODY = (about, path, type, reason, message) -> {};

    private final Bench bench = new Bench();
    private final IngressController controller = new IngressController(bench.api, bench.loop, NOBODY, "10.89.1.2");
    private final IngressProxy proxy = new IngressProxy(controller, bench.network);

    @BeforeEach
    void a_web_service_behind_an_ingress() {
        bench.api.put(
                Resources.INGRESSCLASSES, "{'metadata':{'name':'nginx'},'spec':{'controller':'k8s.io/ingress-nginx'}}");
        bench.network
                .attach("10.244.1.1", "shop", "a")
                .listen(
                        8080,
                        (request, answer) -> answer.accept(HttpResponse.text(
                                200,
                                request.path() + " for " + request.header("host") + " from "
                                        + request.header("x-forwarded-for"))));
        bench.api.put(
                Resources.SERVICES,
                "{'metadata':{'name':'web','namespace':'shop'},'spec':{'clusterIP':'10.96.0.50','ports':[{'name':'http','port':80}]}}");
        endpoints(true);
        ingress("'ingressClassName':'nginx',", "'host':'shop.example',", "");
        bench.loop.call(() -> {
            controller.start();
            return null;
        });
        bench.pass(Duration.ofSeconds(10));
    }

    private void endpoints(boolean ready) {
        bench.api.put(
                Resources.ENDPOINTSLICES,
                "{'metadata':{'name':'web-x','namespace':'shop','labels':{'kubernetes.io/service-name':'web'}},'ports':[{'name':'http','port':8080}],"
                        + "'endpoints':[{'addresses':['10.244.1.1'],'conditions':{'ready':" + ready + "}}]}");
    }

    private void ingress(String ingressClass, String host, String more) {
        bench.api.put(
                Resources.INGRESSES,
                "{'metadata':{'name':'web','namespace':'shop','generation':" + bench.loop.executed() + "},'spec':{"
                        + ingressClass + more + "'rules':[{" + host
                        + "'http':{'paths':[{'path':'/api','pathType':'Prefix','backend':{'service':{'name':'web','port':{'name':'http'}}}}]}}]}}");
        bench.pass(Duration.ofSeconds(10));
    }

    private HttpResponse ask(String host, String path) {
        AtomicReference<HttpResponse> answer = new AtomicReference<>();
        bench.loop.call(() -> {
            Map<String, String> headers = Map.of("host", host, HttpRequest.REMOTE, "127.0.0.1:4711");
            proxy.handle(new HttpRequest("GET", "http://" + host + path, headers, new byte[0]), answer::set);
            return null;
        });
        bench.loop.runUntil(bench.loop.now().plusSeconds(100), () -> answer.get() != null);
        return answer.get();
    }

    private String address() {
        return new KubeObject(bench.api.get(Resources.INGRESSES, "shop", "web"))
                .status()
                .at("/loadBalancer/ingress/0/ip")
                .asText();
    }

    @Test
    void it_forwards_by_host_and_path_and_writes_its_address() {
        assertThat(ask("shop.example", "/api/x").bodyText()).isEqualTo("/api/x for shop.example from 127.0.0.1");
        assertThat(address()).isEqualTo("10.89.1.2");
    }

    @Test
    void an_unknown_host_or_path_is_nginxs_404() {
        assertThat(ask("other.example", "/api").status()).isEqualTo(404);
        assertThat(ask("shop.example", "/apix").bodyText())
                .isEqualTo(
                        "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }

    @Test
    void who_calls_the_port_by_its_address_means_the_only_host() {
        assertThat(ask("127.0.0.1:4000", "/api/x").bodyText()).isEqualTo("/api/x for shop.example from 127.0.0.1");
        assertThat(ask("localhost", "/api/x").status()).isEqualTo(200);
        assertThat(ask("10.89.1.2", "/api/x").status()).isEqualTo(404);
        bench.api.put(
                Resources.INGRESSES,
                "{'metadata':{'name':'two','namespace':'shop','generation':1},'spec':{'ingressClassName':'nginx',"
                        + "'rules':[{'host':'two.example','http':{'paths':[{'path':'/','pathType':'Prefix',"
                        + "'backend':{'service':{'name':'web','port':{'name':'http'}}}}]}}]}}");
        bench.pass(Duration.ofSeconds(1));
        assertThat(ask("127.0.0.1:4000", "/api/x").status()).isEqualTo(404);
    }

    @Test
    void without_ready_endpoints_it_says_503_and_when_none_listens_502() {
        endpoints(false);
        bench.pass(Duration.ofMillis(1));
        HttpResponse none = ask("shop.example", "/api");
        assertThat(none.status()).isEqualTo(503);
        assertThat(none.bodyText()).contains("503 Service Temporarily Unavailable");
        endpoints(true);
        bench.network.sandbox("shop", "a").orElseThrow().release();
        bench.network.attach("10.244.1.1", "shop", "b");
        bench.pass(Duration.ofMillis(1));
        assertThat(ask("shop.example", "/api").status()).isEqualTo(502);
    }

    @Test
    void an_ingress_without_a_class_is_nobodys_unless_one_is_the_default() {
        bench.api.delete(Resources.INGRESSES, "shop", "web", null);
        ingress("", "", "");
        assertThat(ask("shop.example", "/api").status()).isEqualTo(404);
        assertThat(address()).isEmpty();
        bench.api.put(
                Resources.INGRESSCLASSES,
                "{'metadata':{'name':'nginx','annotations':{'ingressclass.kubernetes.io/is-default-class':'true'}},'spec':{'controller':'k8s.io/ingress-nginx'}}");
        bench.pass(Duration.ofSeconds(10));
        assertThat(ask("any.example", "/api").status()).isEqualTo(200);
    }

    @Test
    void a_canary_alone_serves_nobody() {
        canary("canary.example", "/api");

        assertThat(ask("canary.example", "/api/x").status()).isEqualTo(404);
    }

    @Test
    void a_canary_adds_no_path_to_the_host_of_another_and_takes_none_from_it() {
        canary("shop.example", "/extra");
        assertThat(ask("shop.example", "/extra").status()).isEqualTo(404);

        canary("shop.example", "/api");
        assertThat(ask("shop.example", "/api/x").bodyText()).startsWith("/api/x for shop.example");
    }

    /** Older than the other Ingress, to a Service that does not exist. */
    private void canary(String host, String path) {
        bench.api.put(
                Resources.INGRESSES,
                "{'metadata':{'name':'a-canary','namespace':'shop','generation':" + bench.loop.executed()
                        + ",'creationTimestamp':'2020-01-01T00:00:00Z','annotations':{'nginx.ingress.kubernetes.io/canary':'true','nginx.ingress.kubernetes.io/canary-weight':'100'}},"
                        + "'spec':{'ingressClassName':'nginx','rules':[{'host':'" + host
                        + "','http':{'paths':[{'path':'" + path
                        + "','pathType':'Prefix','backend':{'service':{'name':'none','port':{'name':'http'}}}}]}}]}}");
        bench.pass(Duration.ofSeconds(10));
    }

    @Test
    void a_tls_host_is_sent_on_to_https() {
        ingress(
                "'ingressClassName':'nginx',",
                "'host':'shop.example',",
                "'tls':[{'hosts':['shop.example'],'secretName':'s'}],");
        HttpResponse response = ask("shop.example", "/api?q=1");
        assertThat(response.status()).isEqualTo(308);
        assertThat(response.headers()).containsEntry("location", "https://shop.example/api?q=1");
    }

    @Test
    void a_policy_that_does_not_name_the_controller_makes_it_a_gateway_timeout() {
        bench.api.put(
                Resources.PODS,
                "{'metadata':{'name':'a','namespace':'shop','labels':{}},'spec':{},'status':{'phase':'Running','podIP':'10.244.1.1'}}");
        bench.api.put(
                Resources.NETWORKPOLICIES,
                "{'metadata':{'name':'deny','namespace':'shop'},'spec':{'podSelector':{},'policyTypes':['Ingress']}}");
        bench.pass(Duration.ofMillis(1));
        assertThat(ask("shop.example", "/api").status()).isEqualTo(504);
        bench.api.put(
                Resources.NETWORKPOLICIES,
                "{'metadata':{'name':'deny','namespace':'shop'},'spec':{'podSelector':{},'ingress':[{'from':[{'namespaceSelector':{'matchLabels':{'kubernetes.io/metadata.name':'ingress-nginx'}}}]}]}}");
        bench.pass(Duration.ofMillis(1));
        assertThat(ask("shop.example", "/api").status()).isEqualTo(200);
    }

    @Test
    void over_a_real_socket_path_rules_answer_any_client() throws Exception {
        ingress("'ingressClassName':'nginx',", "", "");
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        dev.podfall.sim.loop.EventLoop loop = bench.loop;
        try (IngressSocket socket = IngressSocket.start(
                group,
                loop,
                (request, answer) -> {
                    proxy.handle(request, answer);
                    loop.runUntil(loop.now().plusSeconds(1));
                },
                0)) {
            URI uri = URI.create("http://127.0.0.1:" + socket.port() + "/api/y");
            java.net.http.HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(uri).build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).startsWith("/api/y for 127.0.0.1:" + socket.port());
            assertThat(response.headers().firstValue("server")).contains("nginx");
        } finally {
            group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS)
                    .awaitUninterruptibly();
        }
    }
}
