package io.strongroom.assets.definition;

/** The picture of an icon. */
public final class IconImage {

    private final String mediaType;
    private final byte[] bytes;

    public IconImage(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    public String mediaType() {
        return mediaType;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
