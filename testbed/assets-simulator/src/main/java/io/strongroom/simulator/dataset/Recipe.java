package io.strongroom.simulator.dataset;

import java.util.List;

/**
 * How the values of one attribute come about.
 * {@code argument} is a pattern, a generator's name or nothing; {@code pool} holds the values to choose from;
 * {@code targets} the ordinals that a reference may point to and {@code gone} those that were deleted long ago.
 */
record Recipe(
        int fill,
        int many,
        String argument,
        List<String> pool,
        List<int[]> targets,
        List<int[]> gone,
        int oneInSelf,
        boolean label) {}
