package io.strongroom.gateway.events;

/**
 * Something that can be read again.
 *
 * @param event name of the event that carries it
 * @param id what a listener knows it by
 * @param path where it is read, in the public contract
 */
record Resource(String event, String id, String path) {}
