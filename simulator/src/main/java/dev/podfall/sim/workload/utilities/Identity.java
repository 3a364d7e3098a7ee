package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.Credentials;
import java.util.stream.Collectors;

/** Who one is: {@code id}, {@code whoami}, {@code groups}. */
final class Identity {
    private Identity() {}

    static void whoami(Call call) {
        long user = call.kernel().user();
        if (!Accounts.of(call.files()).knowsUser(user)) {
            throw new Call.Usage("unknown uid " + user);
        }
        call.out(Accounts.of(call.files()).user(user) + "\n");
        call.exit(0);
    }

    static void groups(Call call) {
        call.out(names(call, true) + "\n");
        call.exit(0);
    }

    static void id(Call call) {
        Options options = call.options("ugnrG");
        Credentials who = call.kernel().credentials();
        Accounts accounts = Accounts.of(call.files());
        boolean named = options.has("n");
        if (options.has("u")) {
            call.out((named ? accounts.user(who.user()) : Long.toString(who.user())) + "\n");
        } else if (options.has("g")) {
            call.out((named ? accounts.groupName(who.group()) : Long.toString(who.group())) + "\n");
        } else if (options.has("G")) {
            call.out(names(call, named) + "\n");
        } else {
            call.out("uid=" + user(accounts, who.user()) + " gid=" + group(accounts, who.group()) + " groups="
                    + who.groups().stream().map(g -> group(accounts, g)).collect(Collectors.joining(",")) + "\n");
        }
        call.exit(0);
    }

    private static String names(Call call, boolean named) {
        return call.kernel().credentials().groups().stream()
                .map(g -> named ? Accounts.of(call.files()).groupName(g) : Long.toString(g))
                .collect(Collectors.joining(" "));
    }

    private static String user(Accounts accounts, long id) {
        return id + (accounts.knowsUser(id) ? "(" + accounts.user(id) + ")" : "");
    }

    private static String group(Accounts accounts, long id) {
        return id + (accounts.knowsGroup(id) ? "(" + accounts.groupName(id) + ")" : "");
    }
}
