package dev.podfall.sim.workload.utilities;

/** A utility. It reads its call, and exits sooner or later. */
interface Applet {
    void run(Call call);
}
