package io.strongroom.simulator.catalog;

/** An icon; built-in ones are known by a UUID on today's Cloud and by a number in older answers. */
public record Icon(int number, String uuid, String name, boolean builtIn) {

    public String id(boolean uuids) {
        return uuids && builtIn ? uuid : Integer.toString(number);
    }
}
