package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemoryShareTest {

    @Test
    void figuresOutsideTheLimitAreClamped() {
        assertThat(new MemoryShare(100, -1).availableBytes()).isZero();
        assertThat(new MemoryShare(100, 101).availableBytes()).isEqualTo(100);
    }

    @Test
    void theUsedFractionIsWhatIsNotAvailable() {
        assertThat(new MemoryShare(100, 100).usedFraction()).isZero();
        assertThat(new MemoryShare(100, 25).usedFraction()).isEqualTo(0.75);
        assertThat(new MemoryShare(Long.MAX_VALUE, 0).usedFraction()).isEqualTo(1);
    }

    @Test
    void aLimitOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryShare(0, 0));
    }
}
