package io.strongroom.launcher;

import java.io.PrintStream;

/** What the person at the keyboard sees: lines, and one line that is written over while something goes on. */
final class Terminal {
    private static final int WIDTH = 110;
    private static final String BACK_AND_ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private boolean open;

    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    boolean interactive() {
        return interactive;
    }

    synchronized void line(String text) {
        if (open) {
            out.print(BACK_AND_ERASE);
            open = false;
        }
        out.println(text);
        out.flush();
    }

    /** Writes over the line before, if that was such a line too. Without a terminal there is nothing to write over. */
    synchronized void rewrite(String text) {
        if (interactive) {
            out.print(BACK_AND_ERASE + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
            out.flush();
            open = true;
        } else {
            out.println(text);
            out.flush();
        }
    }
}
