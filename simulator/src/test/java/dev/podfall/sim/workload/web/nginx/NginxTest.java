package dev.podfall.sim.workload.web.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import dev.podfall.sim.workload.Credentials;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxTest {
    private static final String FILE = "/etc/nginx/conf.d/default.conf";

    private final Bench bench = new Bench();

    private Run serving(String configuration) {
        String script = "mkdir -p /data/sub; echo x > /data/x.txt; echo page > /data/oops.html; cat > " + FILE
                + " <<'END'\n" + configuration + "\nEND\nexec nginx -g 'daemon off;'";
        Run run = bench.run(Spec.of("nginx:1.27").command("sh", "-c", script));
        bench.pass(Duration.ofSeconds(1));
        return run;
    }

    private HttpResponse get(String path) {
        return bench.get("http://10.244.1.5:8080" + path).response();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/healthz | 200 | ok",
                "/exact | 200 | exact",
                "/exact/more | 404 |",
                "/static/x.txt | 200 | x",
                "/x.txt | 200 | x",
                "/sub/ | 403 |",
                "/missing | 404 | page",
                "/app/deep/path | 200 | x",
                "/old/1 | 301 |",
                "/picture.png | 200 | regex png",
                "/gone | 410 |"
            })
    void locations_answer_as_they_are_configured(String path, int status, String body) {
        serving("""
            server {
              listen 8080;
              root /data;
              error_page 404 /oops.html;
              location /healthz { return 200 "ok\\n"; }
              location = /exact { return 200 "exact\\n"; }
              location /exact/ { return 404; error_page 404 @none; }
              location /static/ { alias /data/; }
              location /app/ { try_files $uri /x.txt; }
              location ~ ^/old/(\\d+)$ { return 301 /new/$1; }
              location ~ \\.(png|gif)$ { return 200 "regex $1\\n"; }
              location /gone { return 410; }
            }\
            """);
        HttpResponse answer = get(path);
        assertThat(answer.status()).isEqualTo(status);
        if (body != null) {
            assertThat(answer.bodyText().strip()).isEqualTo(body);
        }
    }

    @Test
    void a_proxy_says_in_its_log_why_nobody_answers() {
        Run run = serving("server { listen 8080; location / { proxy_pass http://127.0.0.1:9; } }");
        assertThat(get("/a").status()).isEqualTo(502);
        assertThat(run.stderr.toString())
                .contains("connect() failed (111: Connection refused) while connecting to upstream")
                .contains("upstream: \"http://127.0.0.1:9/a\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server { listen 80 } | unexpected \"}\" in FILE:1",
                "server { listen 80; | unexpected end of file, expecting \"}\" in FILE:2",
                "server { lisen 80; } | unknown directive \"lisen\" in FILE:1",
                "listen 80; | \"listen\" directive is not allowed here in FILE:1",
                "server { listen 99999; } | invalid port in \"99999\" of the \"listen\" directive in FILE:1",
                "server { root; } | invalid number of arguments in \"root\" directive in FILE:1",
                "server { location / { proxy_pass http://nobody; } } | host not found in upstream \"nobody\" in FILE:1",
                "server { location / { proxy_pass nobody; } } | invalid URL prefix in FILE:1"
            })
    void a_configuration_that_is_wrong_ends_it_with_nginxs_words(String configuration, String text) {
        Run run = bench.until(serving(configuration), Duration.ofMinutes(1));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.stderr.toString()).contains("nginx: [emerg] " + text.replace("FILE", FILE) + "\n");
    }

    @Test
    void where_it_may_not_write_it_does_not_start() {
        Run run = bench.until(
                bench.run(Spec.of("nginx:1.27").as(Credentials.of(1000, 0, List.of(), false))), Duration.ofMinutes(1));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.stderr.toString())
                .contains("[emerg] 1#1: mkdir() \"/var/cache/nginx/client_temp\" failed (13: Permission denied)\n");
    }

    @Test
    void the_unprivileged_image_runs_as_its_user() {
        Run run = bench.run(Spec.of("nginxinc/nginx-unprivileged:1.27"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.exitCode).isNull();
        assertThat(get("/").status()).isEqualTo(200);
    }
}
