package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExifOrientationTest {

    private static ByteBuffer block(ByteOrder order, int directory, int entries, int tag, int type, int value) {
        ByteBuffer block = ByteBuffer.allocate(64).order(order);
        block.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'});
        block.putShort((short) 42).putInt(directory);
        block.position(8).putShort((short) entries);
        block.putShort((short) 0x010f).putShort((short) 2).putInt(1).putInt(0); // the camera's maker
        block.putShort((short) tag).putShort((short) type).putInt(1).putShort((short) value);
        return block.clear();
    }

    @Test
    void readsBothByteOrders() {
        assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, 8, 2, 0x0112, 3, 6)))
                .isEqualTo(Orientation.RIGHT_TOP);
        assertThat(ExifOrientation.of(block(ByteOrder.LITTLE_ENDIAN, 8, 2, 0x0112, 3, 8)))
                .isEqualTo(Orientation.LEFT_BOTTOM);
    }

    @Test
    void takesABrokenBlockForUpright() {
        assertThat(ExifOrientation.of(ByteBuffer.allocate(0))).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.of(ByteBuffer.allocate(64))).isEqualTo(Orientation.TOP_LEFT);
        for (int value : new int[] {0, 9, 65535}) {
            assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, 8, 2, 0x0112, 3, value)))
                    .isEqualTo(Orientation.TOP_LEFT);
        }
        for (int directory : new int[] {-1, Integer.MIN_VALUE, 63, 64, Integer.MAX_VALUE}) {
            assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, directory, 2, 0x0112, 3, 6)))
                    .isEqualTo(Orientation.TOP_LEFT);
        }
        assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, 8, 1, 0x0112, 3, 6)))
                .isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, 8, 65535, 0x0113, 3, 6)))
                .isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.of(block(ByteOrder.BIG_ENDIAN, 8, 2, 0x0112, 4, 6)))
                .isEqualTo(Orientation.TOP_LEFT);
    }

    @Test
    void readsAnyBytesWithoutAFault() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            ByteBuffer block = block(ByteOrder.BIG_ENDIAN, 8, 2, 0x0112, 3, 6);
            for (int change = 0; change < 3; change++) {
                block.put(random.nextInt(block.limit()), (byte) random.nextInt());
            }
            assertThat(ExifOrientation.of(block.limit(random.nextInt(block.capacity() + 1))))
                    .isNotNull();
        }
    }
}
