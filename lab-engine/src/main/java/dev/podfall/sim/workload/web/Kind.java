package dev.podfall.sim.workload.web;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program.Signal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the two web servers differ. */
enum Kind {
    NGINX("nginx/1.27.5", "/usr/share/nginx/html", 6L << 20) {
        @Override
        void banner(ProcessContext process) {
            String script = "/docker-entrypoint.sh: ";
            process.stdout(script + "/docker-entrypoint.d/ is not empty, will attempt to perform configuration\n"
                    + script + "Looking for shell scripts in /docker-entrypoint.d/\n"
                    + script + "Configuration complete; ready for start up\n");
            notice(process, "using the \"epoll\" event method");
            notice(process, server);
            notice(process, "start worker processes");
        }

        @Override
        void farewell(ProcessContext process, Signal signal) {
            notice(process, "signal " + signal.number() + " (SIG" + signal + ") received, exiting");
            notice(process, "exit");
        }

        @Override
        String configuration(ProcessContext process) {
            StringBuilder all = new StringBuilder();
            for (String file : process.files().list("/etc/nginx/conf.d")) {
                all.append(process.files()
                        .read("/etc/nginx/conf.d/" + file)
                        .map(b -> new String(b, StandardCharsets.UTF_8) + "\n")
                        .orElse(""));
            }
            return all.toString();
        }

        @Override
        String bindError(ProcessContext process, int port, int number, String reason) {
            return time(process) + " [emerg] 1#1: bind() to 0.0.0.0:" + port + " failed (" + number + ": " + reason
                    + ")\n";
        }

        @Override
        String errorPage(int status, String reason) {
            String title = status + " " + reason;
            return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                    + "</h1></center>\r\n<hr><center>" + server + "</center>\r\n</body>\r\n</html>\r\n";
        }
    },
    HTTPD("Apache/2.4.63 (Unix)", "/usr/local/apache2/htdocs", 12L << 20) {
        @Override
        void banner(ProcessContext process) {
            process.stderr("[" + time(process) + "] [mpm_event:notice] [pid 1:tid 1] AH00489: " + server
                    + " configured -- resuming normal operations\n");
        }

        @Override
        void farewell(ProcessContext process, Signal signal) {
            process.stderr("[" + time(process) + "] [mpm_event:notice] [pid 1:tid 1] AH00491: caught SIG" + signal
                    + ", shutting down\n");
        }

        @Override
        String configuration(ProcessContext process) {
            return "";
        }

        @Override
        String bindError(ProcessContext process, int port, int number, String reason) {
            return "(" + number + ")" + reason + ": AH00072: make_sock: could not bind to address 0.0.0.0:" + port
                    + "\nno listening sockets available, shutting down\nAH00015: Unable to open logs\n";
        }

        @Override
        String errorPage(int status, String reason) {
            return "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>" + status + " " + reason
                    + "</title>\n</head><body>\n<h1>" + reason + "</h1>\n</body></html>\n";
        }
    };

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    final String server;
    final String root;
    final long memory;

    Kind(String server, String root, long memory) {
        this.server = server;
        this.root = root;
        this.memory = memory;
    }

    abstract void banner(ProcessContext process);

    abstract void farewell(ProcessContext process, Signal signal);

    abstract String configuration(ProcessContext process);

    abstract String bindError(ProcessContext process, int port, int number, String reason);

    abstract String errorPage(int status, String reason);

    static String time(ProcessContext process) {
        return TIME.format(process.now());
    }

    static void notice(ProcessContext process, String text) {
        process.stderr(time(process) + " [notice] 1#1: " + text + "\n");
    }
}
