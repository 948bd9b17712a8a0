package org.lastfmwallpaper.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * What a visitor sits before.
 *
 * @param width of the screen, in CSS pixels
 * @param scheme light or dark
 * @param motion whether things may move
 */
record Look(int width, ColorScheme scheme, ReducedMotion motion) {
    private static final int PHONE = 500;
    private static final int LARGE = 2000;

    static Look light(int width) {
        return new Look(width, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
    }

    static Look dark(int width) {
        return new Look(width, ColorScheme.DARK, ReducedMotion.NO_PREFERENCE);
    }

    Look still() {
        return new Look(width, scheme, ReducedMotion.REDUCE);
    }

    private int height() {
        return width < PHONE ? 780 : width > LARGE ? 1440 : 860;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height())
                .setScreenSize(width, height())
                .setHasTouch(width < PHONE)
                .setColorScheme(scheme)
                .setReducedMotion(motion)
                .setLocale("en-GB")
                .setAcceptDownloads(true);
    }
}
