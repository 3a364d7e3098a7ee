package dev.podfall.web.terminal;

/** A page's connection to a terminal. No method blocks, and none fails: one that is gone takes no notice. */
interface Viewer {
    /** What the shell printed. The bytes are not changed afterwards. */
    void show(byte[] bytes);

    /** A message about the terminal, as JSON. */
    void tell(String message);

    /** Nothing more will come. */
    void leave();
}
