package dev.podfall.sim.workload.web;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program.Signal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What is particular to a web server. */
enum Kind {
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

    abstract String bindError(ProcessContext process, int port, int number, String reason);

    abstract String errorPage(int status, String reason);

    static String time(ProcessContext process) {
        return TIME.format(process.now());
    }
}
