package dev.podfall.sim.workload.standins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.util.Map;

/** {@code mysql} and its kin: wants a password set, then listens. Nothing can be asked of it. */
public final class MySql implements Program {
    private static final int PORT = 3306;
    private static final long MEMORY = 180L << 20;

    @Override
    public void start(ProcessContext process) {
        Map<String, String> environment = process.environment();
        boolean told = environment.containsKey("MYSQL_ROOT_PASSWORD")
                || environment.containsKey("MYSQL_ALLOW_EMPTY_PASSWORD")
                || environment.containsKey("MYSQL_RANDOM_ROOT_PASSWORD")
                || environment.keySet().stream().anyMatch(k -> k.startsWith("MARIADB_") && k.contains("PASSWORD"));
        process.stdout(time(process) + "[Note] [Entrypoint]: Entrypoint script for MySQL Server started.\n");
        if (!told) {
            process.stderr(time(process)
                    + "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n"
                    + "    You need to specify one of the following as an environment variable:\n"
                    + "    - MYSQL_ROOT_PASSWORD\n"
                    + "    - MYSQL_ALLOW_EMPTY_PASSWORD\n"
                    + "    - MYSQL_RANDOM_ROOT_PASSWORD\n");
            process.exit(1);
            return;
        }
        if (serve(process)) {
            process.stderr(time(process) + "[System] [Server] mysqld: ready for connections. port: " + PORT
                    + " (stand-in: it answers no queries)\n");
        }
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        serve(process);
    }

    private static String time(ProcessContext process) {
        return process.now().toString().substring(0, 19).replace('T', ' ') + "+00:00 ";
    }

    private static boolean serve(ProcessContext process) {
        process.useMemory(MEMORY);
        boolean open = process.kernel().listenTcp(PORT, (client, remote) -> new Silent());
        if (!open) {
            process.stderr("[ERROR] [Server] Can't start server: Bind on TCP/IP port: Address already in use\n");
            process.exit(1);
        }
        return open;
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        process.exit(0);
    }
}
