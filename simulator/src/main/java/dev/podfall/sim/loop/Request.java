package dev.podfall.sim.loop;

/** Work from outside. @param what names it for those who watch */
record Request(String what, Runnable work) implements Runnable {
    @Override
    public void run() {
        work.run();
    }

    @Override
    public String toString() {
        return what;
    }
}
