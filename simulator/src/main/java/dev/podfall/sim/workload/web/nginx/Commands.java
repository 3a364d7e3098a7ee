package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program.Signal;
import java.util.List;

/** What {@code nginx} does instead of serving: {@code -t}, {@code -T}, {@code -v}, {@code -V}, {@code -s SIGNAL}. */
final class Commands {
    private Commands() {}

    /** Whether the command line asked for one of them. */
    static boolean run(ProcessContext process, String file) {
        List<String> words = process.arguments();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-t", "-T" -> {
                    test(process, file, words.get(i).equals("-T"));
                    return true;
                }
                case "-v", "-V" -> {
                    process.stderr("nginx version: " + Nginx.signature(process) + "\n");
                    process.exit(0);
                    return true;
                }
                case "-s" -> {
                    signal(process, i + 1 < words.size() ? words.get(i + 1) : "");
                    return true;
                }
                case "-g", "-c", "-p", "-e" -> i++;
                default -> {
                    if (words.get(i).startsWith("-")) {
                        process.stderr(
                                "nginx: invalid option: \"" + words.get(i).substring(1) + "\"\n");
                        process.exit(1);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void test(ProcessContext process, String file, boolean dump) {
        try {
            Configuration.read(process, file);
            process.stderr("nginx: the configuration file " + file + " syntax is ok\nnginx: configuration file " + file
                    + " test is successful\n");
            if (dump) {
                process.files()
                        .read(file)
                        .ifPresent(b -> process.stdout("# configuration file " + file + ":\n"
                                + new String(b, java.nio.charset.StandardCharsets.UTF_8) + "\n"));
                for (String name : process.files().list("/etc/nginx/conf.d")) {
                    String path = "/etc/nginx/conf.d/" + name;
                    process.files()
                            .read(path)
                            .ifPresent(b -> process.stdout("# configuration file " + path + ":\n"
                                    + new String(b, java.nio.charset.StandardCharsets.UTF_8) + "\n"));
                }
            }
            process.exit(0);
        } catch (NginxError error) {
            int pid = process.kernel().pid();
            process.stderr(Nginx.time(process) + " [emerg] " + pid + "#" + pid + ": " + error.getMessage()
                    + "\nnginx: [emerg] " + error.getMessage() + "\nnginx: configuration file " + file
                    + " test failed\n");
            process.exit(1);
        }
    }

    private static void signal(ProcessContext process, String name) {
        Signal signal = switch (name) {
            case "reload", "reopen" -> Signal.HUP;
            case "stop" -> Signal.TERM;
            case "quit" -> Signal.QUIT;
            default -> null;
        };
        if (signal == null) {
            process.stderr("nginx: invalid option: \"-s " + name + "\"\n");
            process.exit(1);
            return;
        }
        int pid = process.kernel().pid();
        process.stderr(Nginx.time(process) + " [notice] " + pid + "#" + pid + ": signal process started\n");
        process.kernel().kill(1, signal);
        process.exit(0);
    }
}
