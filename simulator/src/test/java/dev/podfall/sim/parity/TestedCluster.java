package dev.podfall.sim.parity;

import java.nio.file.Path;

/** The cluster that the sessions run on. */
interface TestedCluster extends AutoCloseable {
    /** An administrator's kubeconfig. */
    Path kubeconfig();

    /** Lets time run ahead, where one can, while a command waits for something to happen. */
    void hurry();

    /** Lets time pass as the wall's. */
    void calm();

    @Override
    void close();
}
