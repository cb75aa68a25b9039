package io.strongroom.worker.application.port.out;

/** Finds the texts of an object that people search by. Does not block. */
public interface ObjectTexts {
    /** The label and key of the object, or empty texts where it has none. */
    Texts read(byte[] canonical, byte[] annotations);

    record Texts(String label, String key) {}
}
