package dev.podfall.sim.workload.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Exec;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTest {
    private final Bench bench = new Bench();

    private String exec(Run run, String... command) {
        Exec exec = bench.exec(run, false, command);
        bench.pass(Duration.ofSeconds(40));
        return exec.stdout() + exec.stderr();
    }

    @Test
    void redis_keeps_values_and_its_client_talks_to_it() {
        Run run = bench.run(Spec.of("redis:7"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.stdout.toString()).contains("Ready to accept connections tcp");
        assertThat(exec(run, "redis-cli", "PING")).isEqualTo("PONG\n");
        assertThat(exec(run, "redis-cli", "SET", "a", "b c")).isEqualTo("OK\n");
        assertThat(exec(run, "redis-cli", "-h", "10.244.1.5", "GET", "a")).isEqualTo("b c\n");
        assertThat(exec(run, "redis-cli", "GET", "nope")).isEqualTo("\n");
        assertThat(exec(run, "redis-cli", "-p", "9", "PING"))
                .isEqualTo("Could not connect to Redis at 127.0.0.1:9: Connection refused\n");
        assertThat(exec(run, "sh", "-c", "printf 'PING\\r\\n' | nc -w 1 127.0.0.1 6379"))
                .isEqualTo("+PONG\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RPUSH job2 apple banana cherry | 3 | (integer) 3",
                "RPUSH job2 a b; redis-cli LRANGE job2 0 -1 | 2;a;b | (integer) 2;1) \"a\";2) \"b\"",
                "LPUSH q a b; redis-cli LPOP q; redis-cli RPOP q; redis-cli EXISTS q | 2;b;a;0"
                        + " | (integer) 2;\"b\";\"a\";(integer) 0",
                "SET s x; redis-cli TYPE s; redis-cli LLEN s"
                        + " | OK;string;WRONGTYPE Operation against a key holding the wrong kind of value"
                        + " | OK;string;(error) WRONGTYPE Operation against a key holding the wrong kind of value",
                "GET nope | '' | (nil)",
                "KEYS * | '' | (empty array)"
            })
    void its_client_writes_values_alone_where_no_terminal_is(String commands, String raw, String shown) {
        Run run = bench.run(Spec.of("redis:7"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec(run, "sh", "-c", "redis-cli " + commands)).isEqualTo(raw.replace(';', '\n') + "\n");
        exec(run, "redis-cli", "FLUSHALL");
        Exec onTerminal = bench.exec(run, true, "sh", "-c", "redis-cli " + commands);
        bench.pass(Duration.ofSeconds(40));
        assertThat(onTerminal.stdout().replace("\r", "")).isEqualTo(shown.replace(';', '\n') + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*9999999\\r\\n",
                "*1\\r\\n+x\\r\\n",
                "*1\\r\\n$-5\\r\\n",
                "*1\\r\\n$99999999\\r\\n",
                "\\000\\001\\n"
            })
    void redis_survives_nonsense(String bytes) {
        Run run = bench.run(Spec.of("redis:7"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec(run, "sh", "-c", "printf '" + bytes + "' | nc -w 1 127.0.0.1 6379"))
                .contains("-ERR");
        assertThat(run.exitCode).isNull();
    }

    @Test
    void postgres_wants_a_password_and_then_accepts_connections() {
        Run without = bench.until(bench.run(Spec.of("postgres:17")), Duration.ofMinutes(1));
        assertThat(without.exitCode).isEqualTo(1);
        assertThat(without.stderr.toString())
                .startsWith("Error: Database is uninitialized and superuser password is not specified.\n");
        Run run = bench.run(Spec.of("postgres:17").env("POSTGRES_PASSWORD", "x").pod("pg", "10.244.1.6"));
        bench.pass(Duration.ofSeconds(5));
        assertThat(exec(run, "pg_isready", "-h", "10.244.1.6")).isEqualTo("10.244.1.6:5432 - accepting connections\n");
    }

    @Test
    void python_serves_a_directory_and_prints() {
        Run run = bench.run(Spec.of("python:3.12")
                .command("python3", "-m", "http.server", "8000")
                .workingDirectory("/etc"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.get("http://10.244.1.5:8000/").response().bodyText()).contains("os-release");
        assertThat(exec(run, "python3", "-c", "print('hi')")).isEqualTo("hi\n");
    }

    @Test
    void a_downloader_without_the_stores_token_is_forbidden() {
        bench.run(Spec.of("registry.ml.internal/model-store:1.0")
                .env("TOKEN", "t")
                .pod("store", "10.244.1.7"));
        bench.pass(Duration.ofSeconds(1));
        Spec spec = Spec.of("registry.ml.internal/model-downloader:1.2")
                .env("MODEL_STORE_URL", "http://10.244.1.7:8080")
                .env("MODEL_DIR", "/tmp"); // its user may write there; /models comes as a volume
        Run denied = bench.until(bench.run(spec), Duration.ofMinutes(1));
        assertThat(denied.exitCode).isEqualTo(1);
        assertThat(denied.stderr.toString()).endsWith("/models/fraud-scorer/v3: HTTP 403 Forbidden\n");
        Run allowed = bench.until(bench.run(spec.env("MODEL_STORE_TOKEN", "t")), Duration.ofMinutes(1));
        assertThat(allowed.exitCode).isZero();
        Run missing = bench.until(bench.run(spec.env("MODEL_VERSION", "v9")), Duration.ofMinutes(1));
        assertThat(missing.stderr.toString()).endsWith("HTTP 404 Not Found\n");
    }
}
