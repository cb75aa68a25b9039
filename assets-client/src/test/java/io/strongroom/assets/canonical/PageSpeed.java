package io.strongroom.assets.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how fast one thread turns API pages into objects. Not a test: run {@link #main} (see the README). */
public final class PageSpeed {

    private PageSpeed() {}

    public static void main(String[] arguments) {
        List<byte[]> pages = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            pages.add(ApiPages.page(seed, 100));
        }
        AssetObjectReader reader = new AssetObjectReader();
        for (int round = 1; round <= 8; round++) {
            long bytes = 0;
            long kept = 0;
            long objects = 0;
            long start = System.nanoTime();
            for (int repeat = 0; repeat < 10; repeat++) {
                for (byte[] page : pages) {
                    for (AssetObject object :
                            reader.readPage(page, 0, page.length).objects()) {
                        kept += object.canonicalBytes().length + object.annotationBytes().length;
                        objects++;
                    }
                    bytes += page.length;
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %.0f MB/s of API JSON, %.0f objects/s, %d bytes/object in, %d kept%n",
                    round,
                    bytes / 1e6 / seconds,
                    objects / seconds,
                    bytes / objects,
                    kept / objects);
        }
    }
}
